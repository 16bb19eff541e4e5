import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

/** Licensed otherwise than this project (dhtmlx-gantt is GPL), hence never its dependencies. */
export const peers = { '@svar-ui/react-gantt': '2.7.3', 'dhtmlx-gantt': '10.0.3' } as const

const home = resolve(import.meta.dirname, '../../../node_modules/.cache/slipway/peers')
const patience = 180_000

const versionOf = (name: string): string | undefined => {
  const file = join(home, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** Installs the peers beside the project, without their scripts. Answers where, or why not in a line. */
export function installPeers(): { readonly folder: string } | { readonly missing: string } {
  const standing = () => Object.entries(peers).every(([name, version]) => versionOf(name) === version)
  if (standing()) return { folder: home }
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: peers }, null, 2))
  try {
    execFileSync('npm', ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: home,
      stdio: 'pipe',
      timeout: patience,
      shell: process.platform === 'win32',
    })
  } catch (error) {
    return { missing: `npm could not install them (${String(error).split('\n')[0]}).` }
  }
  return standing() ? { folder: home } : { missing: 'npm installed other versions.' }
}

/** Leads `peer:NAME` into the folder of the peers. */
export const peerImports = (folder: string): Plugin => ({
  name: 'slipway:peers',
  enforce: 'pre',
  resolveId(source) {
    return source.startsWith('peer:') ? this.resolve(source.slice('peer:'.length), join(folder, 'package.json'), { skipSelf: true }) : null
  },
})
