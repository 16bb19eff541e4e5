import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** One file of the package that `app://slipway/` gives out. */
interface Asset {
  readonly file: string
  readonly type: string
  /** Pages get a nonce and the policy of our own pages. */
  readonly isPage: boolean
}

/** URL path to file. What is not a key of this map does not exist: no path is ever joined from a request. */
export type AssetMap = ReadonlyMap<string, Asset>

/** Types of what the build makes. A file of another type is left out, so nothing is ever sniffed. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
}

/** Reads the built renderer once, at start. `/` is `/index.html`. */
export function assetMapOf(folder: string): AssetMap {
  const map = new Map<string, Asset>()
  for (const name of filesBelow(folder)) {
    const extension = extname(name)
    const type = types[extension]
    if (type === undefined) continue
    map.set(`/${name}`, { file: join(folder, ...name.split('/')), type, isPage: extension === '.html' })
  }
  const index = map.get('/index.html')
  if (index !== undefined) map.set('/', index)
  return map
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
    return entry.isFile() ? [`${prefix}${entry.name}`] : []
  })
}

/** Where the build puts the files that run as workers. The Trusted Types policy admits exactly these as script URLs. */
export const workerPathsOf = (map: AssetMap): readonly string[] => [...map.keys()].filter((path) => path.startsWith('/workers/')).sort()

/** What a window may be navigated to. */
export const documentPathsOf = (map: AssetMap): ReadonlySet<string> => new Set([...map].flatMap(([path, asset]) => (asset.isPage ? [path] : [])))
