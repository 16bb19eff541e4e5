import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/**
 * How each fuse of the packaged binary stands (security.md, row 19). `undefined` leaves it as it was shipped.
 * @type {Readonly<Record<number, boolean | undefined>>}
 */
export const releaseFuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: undefined,
}

/** Playwright attaches to the test build through Node's inspector; nothing else differs. */
export const testFuses = { ...releaseFuses, [FuseV1Options.EnableNodeCliInspectArguments]: true }

/**
 * The state of each fuse in a binary's wire, by its number.
 * @param {string} executable
 * @returns {Promise<ReadonlyMap<number, FuseState>>}
 */
export async function fuseWire(executable) {
  const { version, ...states } = await getCurrentFuseWire(executable)
  if (version !== FuseVersion.V1) throw new Error(`The fuse wire has version ${version}, which nobody here knows.`)
  return new Map(Object.entries(states).map(([number, state]) => [Number(number), /** @type {FuseState} */ (state)]))
}

/**
 * Sets every fuse that the binary has. Electron grows new ones; one that the list does not name stops the build, because
 * somebody has to decide about it first.
 * @param {string} executable
 * @param {Readonly<Record<number, boolean | undefined>>} wanted
 */
export async function setFuses(executable, wanted) {
  const wire = await fuseWire(executable)
  const unknown = [...wire.keys()].filter((number) => !(number in wanted))
  if (unknown.length > 0) throw new Error(`Electron has fuses that electron/packaging/fuses.mjs does not name: ${unknown.join(', ')}.`)
  const settings = Object.fromEntries([...wire].map(([number, state]) => [number, wanted[number] ?? state === FuseState.ENABLE]))
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: process.platform === 'darwin', ...settings })
}
