import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { run, secondsSince, tool } from '../parts.mjs'

/*
 * `npm run torture`: the laws of reliability.md, section 4, in the numbers of a night. `-- --scale=0.01` runs a hundredth
 * of them, `-- --only=R3,R11` some. What was really run is printed as a table and written to test-results/torture.json.
 */

/**
 * One line of the report.
 * @typedef {object} Line
 * @property {string} number as in reliability.md; S1 is the schedule's, B1 to B3 are the board's
 * @property {string} what
 * @property {number} runs that were made, up to the failure where there was one
 * @property {number} seconds
 * @property {string} seed
 * @property {boolean} passed
 */

/** Laws that need no window: each test file reports what it ran. */
const laws = {
  R1: { what: 'random merges', file: 'shared/log/apply.property.test.ts' },
  R2: { what: 'undo and redo', file: 'shared/log/inverse.property.test.ts' },
  R4: { what: 'damaged ends of a journal', file: 'electron/journal/recovery.test.ts' },
  R5: { what: 'failing calls of the disk', file: 'electron/disk/every-call.test.ts' },
  R7: { what: 'power losses', file: 'electron/workspaces/power-loss.property.test.ts' },
  R9: { what: 'clocks', file: 'shared/log/clock.property.test.ts' },
  R11: { what: 'forged entries', file: 'shared/log/forged.property.test.ts' },
  B1: { what: 'meetings by ballot files: one decision from any order of them', file: 'shared/cab/ballot-laws.property.test.ts' },
  B2: { what: 'meetings by ballot files: votes for other content, altered and forged', file: 'shared/cab/ballot-laws.property.test.ts' },
  B3: { what: 'meetings by ballot files: separation of duties', file: 'shared/cab/ballot-laws.property.test.ts' },
  S1: { what: 'incremental schedules against whole ones', file: 'shared/schedule/reschedule.property.test.ts' },
  R12: { what: 'mutations of a valid bundle', file: 'electron/bundle/content/mutations.property.test.ts' },
}
const killsAtNight = 1_000
const roundsOfWindowsAtNight = 50

const root = resolve(import.meta.dirname, '../..')
const wanted = argument('only')?.split(',')
const scale = Number(argument('scale') ?? 1)
if (!(scale > 0)) {
  process.stderr.write('--scale is a number above 0, such as 0.01.\n')
  process.exit(2)
}
/** @param {string} text */
const show = (text) => void process.stdout.write(text)
/** @param {string} number */
const isWanted = (number) => wanted === undefined || wanted.includes(number)
/** @param {number} whole */
const scaled = (whole) => Math.max(1, Math.round(whole * scale))

const began = performance.now()
/** @type {readonly Line[]} */
const lines = [...(await heldLaws()), ...(await kills()), ...(await windows())]
write(lines)
process.exitCode = lines.length > 0 && lines.every(({ passed }) => passed) ? 0 : 1

/** @returns {Promise<readonly Line[]>} */
async function heldLaws() {
  const chosen = Object.entries(laws).filter(([number]) => isWanted(number))
  if (chosen.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'slipway-torture-'))
  const report = join(folder, 'laws.jsonl')
  const command = tool(root, 'vitest', 'run', ...new Set(chosen.map(([, { file }]) => file)))
  const { status, output } = await run(command, { root, show, environment: { SLIPWAY_NIGHT: String(scale), SLIPWAY_TORTURE_REPORT: report } })
  const told = existsSync(report) ? readFileSync(report, 'utf8').split('\n').filter(Boolean).map(parseTold) : []
  rmSync(folder, { recursive: true, force: true })
  return chosen.map(([number, { what, file }]) => {
    // One file may hold several laws under a number.
    const parts = told.filter((each) => each.number === number)
    const failed = new RegExp(`FAIL.*${file.replaceAll('.', '\\.')}`).test(output)
    return {
      number,
      what,
      runs: parts.reduce((sum, { runs }) => sum + runs, 0),
      seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
      seed: [...new Set(parts.map(({ seed }) => seed))].join(' '),
      passed: parts.length > 0 && !failed && (status === 0 || output.includes('FAIL')),
    }
  })
}

/** @param {string} line */
function parseTold(line) {
  return /** @type {{ number: string, runs: number, seconds: number, seed: number }} */ (JSON.parse(line))
}

/** @returns {Promise<readonly Line[]>} */
async function kills() {
  if (!isWanted('R3')) return []
  const { passed, seconds, output } = await endToEnd('crash', [], { SLIPWAY_KILLS: String(scaled(killsAtNight)) })
  const [, seed = '', count = '0'] = /crash: seed (\d+) \(SLIPWAY_SEED\), (\d+) kills/.exec(output) ?? []
  return [{ number: 'R3', what: 'kills of the real app while it writes', runs: Number(count), seconds, seed, passed }]
}

/** @returns {Promise<readonly Line[]>} */
async function windows() {
  if (!isWanted('R17')) return []
  const { passed, seconds, output } = await endToEnd('windows', [`--repeat-each=${scaled(roundsOfWindowsAtNight)}`, '--workers=1'], {})
  return [{ number: 'R17', what: 'rounds of 10,000 commands in four windows', runs: Number(/(\d+) passed/.exec(output)?.[1] ?? 0), seconds, seed: '', passed }]
}

/**
 * @param {string} name
 * @param {readonly string[]} options
 * @param {Readonly<Record<string, string>>} environment
 */
async function endToEnd(name, options, environment) {
  const start = performance.now()
  const command = tool(root, 'playwright', 'test', '-c', 'test/e2e/playwright.config.ts', name, ...options)
  const { status, output } = await run(command, { root, show, environment })
  return { passed: status === 0, seconds: secondsSince(start), output }
}

/** @param {readonly Line[]} all */
function write(all) {
  const rows = all.map(({ number, what, runs, seconds, seed, passed }) => [
    number,
    what,
    runs.toLocaleString('en'),
    seconds.toFixed(1),
    seconds === 0 ? '' : (runs / seconds).toPrecision(3),
    seed,
    passed ? 'held' : 'BROKEN',
  ])
  const table = [['', 'What', 'Runs', 'Seconds', 'A second', 'Seed', 'Result'], ['---', '---', '---:', '---:', '---:', '---:', '---'], ...rows]
  show(`\n${table.map((row) => `| ${row.join(' | ')} |\n`).join('')}\nIn all ${secondsSince(began).toFixed(0)} s, at ${scale} of a night's numbers.\n`)
  const folder = join(root, 'test-results')
  mkdirSync(folder, { recursive: true })
  const machine = { processor: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version, system: process.platform }
  writeFileSync(join(folder, 'torture.json'), `${JSON.stringify({ at: new Date().toISOString(), scale, machine, lines: all }, undefined, 2)}\n`)
}

/** @param {string} name */
function argument(name) {
  return process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
}
