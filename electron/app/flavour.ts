/**
 * Which build this is. `release` has no debugging switches; `test` is the packaged build that keeps them and says so;
 * `development` runs from a checkout.
 */
export type Flavour = 'release' | 'test' | 'development'

export function flavourOf(packaged: boolean, testSwitches: boolean): Flavour {
  if (!packaged) return 'development'
  return testSwitches ? 'test' : 'release'
}

/**
 * The profile's folder name. Flavours never share one: an older Chromium that opens a newer one's profile empties its
 * IndexedDB without an error (electron/electron#24882).
 */
export const profileName: Record<Flavour, string> = {
  release: 'Slipway',
  test: 'Slipway test',
  development: 'Slipway development',
}
