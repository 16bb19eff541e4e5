import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'

const home = join(checkout, 'node_modules', 'electron')

/** The exact version that package.json names. */
export const officialVersion = () => /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))).version

/**
 * The official binary's folder, downloaded now if that is possible. Where its server can't be reached the download fails
 * within a second; what it had to say then is of no use to anybody who has another Electron.
 * @returns {string | undefined}
 */
export function officialElectron() {
  if (isInstalled()) return join(home, 'dist')
  const { status } = spawnSync(process.execPath, [join(home, 'install.js')], { stdio: ['ignore', 'inherit', 'ignore'], timeout: 600_000 })
  return status === 0 && isInstalled() ? join(home, 'dist') : undefined
}

function isInstalled() {
  const version = join(home, 'dist', 'version')
  return existsSync(join(home, 'path.txt')) && existsSync(version) && readFileSync(version, 'utf8').trim().replace(/^v/, '') === officialVersion()
}
