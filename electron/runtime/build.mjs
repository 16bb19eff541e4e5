import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { checkout } from './checkout.mjs'
import { withLock } from './lock.mjs'

/** What ends up in the build, or decides how it is made. */
const sources = ['electron', 'renderer', 'shared', 'resources', 'vite.config.ts', 'package.json', 'package-lock.json']
const isNoSource = /(?:\.test\.tsx?|\.md)$|^electron\/(?:runtime|packaging)\//

/** The parts of a build, by the names that vite.config.ts gives them. */
export const everything = ['client', 'main', 'preload', 'parser', 'cli']

/**
 * Builds `parts` into a folder, of the checkout or anywhere, unless what lies there was built from the same sources. The old build is
 * replaced as a whole and only by one that succeeded.
 * @param {(line: string) => void} say
 * @param {{ folder?: string, flavour?: 'development' | 'test' | 'release', parts?: readonly string[] }} [options]
 * @returns {Promise<string>} the folder
 */
export async function buildIfChanged(say, { folder = 'dist', flavour = 'development', parts = everything } = {}) {
  const target = resolve(checkout, folder)
  const work = async () => {
    const wanted = `${flavour} ${parts.join(',')} ${hashOfSources()}\n`
    const stamp = join(target, 'built-from')
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return target
    say(`building ${relative(checkout, target) || target}`)
    const began = performance.now()
    mkdirSync(dirname(target), { recursive: true })
    const fresh = `${target}.fresh`
    rmSync(fresh, { recursive: true, force: true })
    await build(fresh, flavour, parts)
    writeFileSync(join(fresh, 'built-from'), wanted)
    replace(target, fresh)
    say(`built it in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return target
  }
  return withLock(join(checkout, 'node_modules', '.cache', 'slipway', 'build.lock'), work, () => say('another process is building; waiting for it.'))
}

/**
 * @param {string} target
 * @param {string} flavour
 * @param {readonly string[]} parts
 */
async function build(target, flavour, parts) {
  Object.assign(process.env, { SLIPWAY_FLAVOUR: flavour, SLIPWAY_DIST: target, SLIPWAY_BUILD: parts.join(','), SLIPWAY_BUILD_LOG: 'quiet' })
  // Only where there is something to build: it takes longer to load than to see that there is nothing.
  const { createBuilder } = await import('vite')
  const builder = await createBuilder({ configFile: join(checkout, 'vite.config.ts') }, null)
  await builder.buildApp()
}

/**
 * @param {string} target
 * @param {string} fresh
 */
function replace(target, fresh) {
  const old = `${target}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
  rmSync(old, { recursive: true, force: true })
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(checkout, file)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function filesIn(path) {
  if (/\.[a-z]+$/.test(path)) return [path]
  return readdirSync(join(checkout, path), { recursive: true, withFileTypes: true })
    .flatMap((entry) =>
      entry.isFile()
        ? [
            join(entry.parentPath, entry.name)
              .slice(checkout.length + 1)
              .replaceAll('\\', '/'),
          ]
        : [],
    )
    .filter((file) => !isNoSource.test(file))
    .sort()
}
