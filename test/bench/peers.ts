import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

/** Package names with their versions. The Gantt's are licensed otherwise than this project (dhtmlx-gantt is GPL); none is its dependency. */
export type Peers = Readonly<Record<string, string>>

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/slipway')
const patience = 180_000

const versionOf = (home: string, name: string): string | undefined => {
  const file = join(home, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** Installs the peers of one bench in a folder of theirs beside the project, without their scripts. Answers where, or why not in a line. */
export function installPeers(peers: Peers, folder: string): { readonly folder: string } | { readonly missing: string } {
  const home = join(cache, folder)
  const standing = () => Object.entries(peers).every(([name, version]) => versionOf(home, name) === version)
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
