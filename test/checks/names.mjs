import { filesOf } from './files.mjs'

const kebabCase = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/
/** Names that other programs look for. */
const givenNames = new Set(['README.md', 'LICENSE', '.DS_Store'])
/** A place for everything is a place for nothing (style.md, 1). */
const emptyNames = new Set(['utils', 'helpers', 'common', 'misc', 'util', 'helper'])

/**
 * Files and folders are named in kebab-case, after one idea.
 * @param {string} root
 * @returns {readonly string[]}
 */
export function badNames(root) {
  const parts = new Set(filesOf(root).flatMap((file) => file.split('/').map((_part, at, all) => all.slice(0, at + 1).join('/'))))
  return [...parts].flatMap((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (givenNames.has(name) || path.startsWith('test/fixtures/')) return []
    if (!kebabCase.test(name)) return [`${path}: names are in kebab-case`]
    return emptyNames.has(name.replace(/\..*$/, '')) ? [`${path}: a name says what is inside`] : []
  })
}
