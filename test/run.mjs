import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildIfChanged } from '../electron/runtime/build.mjs'
import { openDisplay } from '../electron/runtime/display.mjs'
import { describeRuntime, findRuntime } from '../electron/runtime/find-runtime.mjs'
import { check } from './check.mjs'
import { lineOf, run, secondsSince, tool } from './parts.mjs'

/*
 * `npm test`: installs what is missing and runs everything. `npm test -- check`, `-- unit` or `-- e2e` runs a part; what
 * follows goes to its tool (`npm test -- unit shared/log`). The last line says how many passed and failed.
 */

/** @typedef {import('./parts.mjs').PartResult} PartResult */

const root = resolve(import.meta.dirname, '..')
/** @param {string} text */
const show = (text) => void process.stdout.write(text)
/** @param {string} line */
const say = (line) => show(`slipway: ${line}\n`)
const results = mkdtempSync(join(tmpdir(), 'slipway-results-'))

/** @type {Readonly<Record<string, (args: readonly string[]) => Promise<readonly PartResult[]>>>} */
const parts = {
  'set-up': async () => [await asPart('set-up', setUp)],
  check: () => check(root, show),
  unit: async (args) => [await unit(args)],
  build: async () => [await asPart('build', () => buildIfChanged(say))],
  e2e: async (args) => [await endToEnd(args)],
}
/** What a mode needs before it. */
const modes = { all: Object.keys(parts), check: ['check'], unit: ['unit'], e2e: ['set-up', 'build', 'e2e'] }

const [mode = 'all', ...rest] = process.argv.slice(2)
const names = Object.entries(modes).find(([name]) => name === mode)?.[1]
if (names === undefined) {
  process.stderr.write(`npm test knows ${Object.keys(modes).join(', ')}, not ${mode}.\n`)
  process.exit(2)
}
const began = performance.now()
const all = []
for (const name of names) {
  show(`\n── ${name}\n`)
  const found = (await parts[name]?.(name === mode ? rest : [])) ?? []
  if (name !== 'check') show(found.map((result) => `${lineOf(result)}\n`).join(''))
  all.push(...found)
}
rmSync(results, { recursive: true, force: true })
const passed = sum(all.map((result) => result.passed))
const failed = sum(all.map((result) => result.failed))
show(`\n── all, in ${secondsSince(began).toFixed(0)} s\n${all.map((result) => `${lineOf(result)}\n`).join('')}\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

/** Fetches an Electron and opens a display once, so that what they need is there and their time is nobody else's. */
async function setUp() {
  say(`Electron for tests: ${describeRuntime(await findRuntime(say))}`)
  const display = await openDisplay(say)
  await display.close()
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {Promise<PartResult>}
 */
async function asPart(name, work) {
  const start = performance.now()
  const wrong = await work().then(
    () => undefined,
    (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error)),
  )
  if (wrong !== undefined) say(wrong)
  return { name, passed: wrong === undefined ? 1 : 0, failed: wrong === undefined ? 0 : 1, seconds: secondsSince(start) }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<PartResult>}
 */
async function unit(args) {
  const file = join(results, 'unit.json')
  const command = tool(root, 'vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...args)
  return counted('unit and property tests', command, {}, file, (report) => {
    const files = /** @type {{ testResults?: readonly { status: string, assertionResults: readonly unknown[] }[] }} */ (report).testResults ?? []
    // A file that could not even be read has no tests to fail.
    const unread = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    return { passed: numberIn(report, 'numPassedTests'), failed: numberIn(report, 'numFailedTests') + unread.length }
  })
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<PartResult>}
 */
async function endToEnd(args) {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const file = join(results, 'e2e.json')
  const command = tool(root, 'playwright', 'test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json', ...args)
  return counted('end-to-end tests', command, { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, file, (report) => {
    const stats = /** @type {{ stats?: unknown }} */ (report).stats
    return { passed: numberIn(stats, 'expected'), failed: numberIn(stats, 'unexpected') + numberIn(stats, 'flaky') }
  })
}

/**
 * Runs a test program and counts by the report that it writes. A program that fails without a report, or without a failed
 * test, counts as one failure.
 * @param {string} name
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} environment
 * @param {string} file
 * @param {(report: unknown) => { passed: number, failed: number }} count
 * @returns {Promise<PartResult>}
 */
async function counted(name, command, environment, file, count) {
  const start = performance.now()
  const { status } = await run(command, { root, show, environment })
  const { passed: good, failed: bad } = count(readReport(file))
  return { name, passed: good, failed: status === 0 ? bad : Math.max(bad, 1), seconds: secondsSince(start) }
}

/** @param {string} file */
function readReport(file) {
  try {
    return /** @type {unknown} */ (JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/**
 * @param {unknown} report
 * @param {string} field
 */
function numberIn(report, field) {
  const value = typeof report === 'object' && report !== null ? /** @type {Record<string, unknown>} */ (report)[field] : 0
  return typeof value === 'number' ? value : 0
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
