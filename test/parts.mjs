import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * What one part of a run came to.
 * @typedef {object} PartResult
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 */

/**
 * @typedef {object} Ran
 * @property {number} status
 * @property {string} output both streams, as they came
 */

/**
 * Runs a program to its end. `show` hears its output as it comes.
 * @param {readonly string[]} command
 * @param {{ root: string, show?: (text: string) => void, environment?: Readonly<Record<string, string>> }} options
 * @returns {Promise<Ran>}
 */
export function run([program = '', ...args], { root, show = () => {}, environment = {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = /** @type {string[]} */ ([])
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output.push(text)
        show(text)
      })
    }
    child.once('error', (error) => resolve({ status: 1, output: String(error) }))
    child.once('close', (status) => resolve({ status: status ?? 1, output: output.join('') }))
  })
}

/**
 * The command that runs a tool of node_modules.
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {readonly string[]}
 */
export const tool = (root, name, ...args) => [join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name), ...args]

/** @param {number} began as performance.now() gave it */
export const secondsSince = (began) => (performance.now() - began) / 1000

/**
 * One line for a part.
 * @param {PartResult} result
 */
export const lineOf = ({ name, passed, failed, seconds }) =>
  `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(34)} ${String(passed).padStart(5)} passed ${failed === 0 ? '' : `${failed} failed `}(${seconds.toFixed(1)} s)`
