import { resolve } from 'node:path'
import { crossedBorders } from './checks/borders.mjs'
import { packageProblems } from './checks/lock-file.mjs'
import { badNames } from './checks/names.mjs'
import { lineOf, run, secondsSince, tool } from './parts.mjs'

/** @typedef {import('./parts.mjs').PartResult} PartResult */

/**
 * What `npm run check` looks at. Each says what is wrong, or nothing.
 * @param {string} root
 * @returns {readonly { name: string, look: () => Promise<string> }[]}
 */
const checksOf = (root) => {
  /** @param {readonly string[]} command */
  const by = async (command) => {
    const { status, output } = await run(command, { root })
    return status === 0 ? '' : output || `ended with ${status}`
  }
  return [
    { name: 'format and lint', look: () => by(tool(root, 'biome', 'check', '--error-on-warnings', '--max-diagnostics=none')) },
    { name: 'types', look: () => by(tool(root, 'tsc', '-p', 'tsconfig.json')) },
    { name: 'types of shared/ without DOM, Node', look: () => by(tool(root, 'tsc', '-p', 'test/checks/tsconfig.json')) },
    { name: 'dead code', look: () => by(tool(root, 'knip', '--no-progress', '--no-config-hints')) },
    { name: 'borders of folders', look: async () => crossedBorders(root).join('\n') },
    { name: 'names of files', look: async () => badNames(root).join('\n') },
    { name: 'packages and licences', look: async () => packageProblems(root).join('\n') },
  ]
}

/**
 * Runs all checks at once and tells each as it ends.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<readonly PartResult[]>}
 */
export const check = (root, say) =>
  Promise.all(
    checksOf(root).map(async ({ name, look }) => {
      const began = performance.now()
      const wrong = await look()
      const result = { name, passed: wrong === '' ? 1 : 0, failed: wrong === '' ? 0 : 1, seconds: secondsSince(began) }
      say(`${lineOf(result)}\n${wrong === '' ? '' : `${wrong.trimEnd()}\n`}`)
      return result
    }),
  )

if (resolve(process.argv[1] ?? '') === import.meta.filename) {
  const results = await check(process.cwd(), (text) => process.stdout.write(text))
  process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1
}
