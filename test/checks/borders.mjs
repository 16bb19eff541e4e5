import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { filesOf } from './files.mjs'

/** Folders that code leaves by an alias of package.json's `imports` only, so that a line shows its layer. The first that fits is a file's home. */
const homes = [/^renderer\/features\/[^/]+/, /^renderer\/(?:app|data)/, /^renderer/, /^[^/]+/]

/** @param {string} file */
const homeOf = (file) => homes.map((pattern) => pattern.exec(file)?.[0]).find((home) => home !== undefined) ?? ''

/** Holds violations as texts. */
const plants = 'test/checks/plants.ts'

const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"]*)\1/g

/**
 * Relative imports that lead out of their folder. Tests may reach for the scripts of electron/runtime and
 * electron/packaging, which are no modules of the app.
 * @param {string} root
 * @returns {readonly string[]}
 */
export function crossedBorders(root) {
  return filesOf(root)
    .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && file.includes('/') && file !== plants)
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.matchAll(specifiers)].flatMap(([, , specifier = '']) => {
        const target = posix.join(posix.dirname(file), specifier)
        if (homeOf(target) === homeOf(file) || (file.startsWith('test/') && target.endsWith('.mjs'))) return []
        return [`${file}: ${specifier} leaves ${homeOf(file)}/; use an alias of package.json's imports`]
      })
    })
}
