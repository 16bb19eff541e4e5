import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const notOurs = /^(?:\.git|node_modules|dist|dist\..*|release|test-results)$/

/**
 * All files of the repository, by their paths from its root.
 * @param {string} root
 * @param {string} [folder]
 * @returns {readonly string[]}
 */
export function filesOf(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.test(path) || entry.name === 'node_modules' ? [] : filesOf(root, path)
    return entry.isFile() ? [path] : []
  })
}
