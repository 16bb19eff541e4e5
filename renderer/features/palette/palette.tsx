/** Filled below. */
export function Palette() {
  return null
}
