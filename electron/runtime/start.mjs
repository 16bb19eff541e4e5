import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfChanged } from './build.mjs'
import { openDisplay } from './display.mjs'
import { describeRuntime, findRuntime } from './find-runtime.mjs'
import { launchArguments } from './launch-arguments.mjs'

/*
 * `npm start`: from a fresh clone to a window with the sample portfolio. `--once` ends when everything that was asked for
 * has been shown; further arguments go to the app. On a machine without a display the window is seen through files.
 */
const args = process.argv.slice(2)
const isOnce = args.includes('--once')
/** @param {string} line */
const say = (line) => void process.stdout.write(`slipway: ${line}\n`)

/** How long a start with `--once` may take before it counts as failed. */
const patience = 120_000

process.exitCode = await start().catch((error) => {
  process.stderr.write(`slipway: ${error instanceof Error ? error.message : String(error)}\n`)
  return 1
})

async function start() {
  const runtime = await findRuntime(say)
  say(`runs on ${describeRuntime(runtime)}`)
  await buildIfChanged(say)
  const display = await openDisplay(say)
  try {
    const shown = display.isVirtual ? seenThroughFiles() : { args: [], lines: ['usable'] }
    if (display.isVirtual) say('there is no display, so the window is drawn in memory. Stop with Ctrl-C.')
    return await run(runtime.executable, [...shown.args, ...args.filter((argument) => argument !== '--once')], display.environment, shown.lines)
  } finally {
    await display.close()
  }
}

function seenThroughFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-start-'))
  return {
    args: [`--screenshot=${join(folder, 'first-view.png')}`, `--plan-pdf=${join(folder, 'plan.pdf')}`],
    lines: ['usable', 'screenshot in', 'plan PDF'],
  }
}

/**
 * Runs the app until it ends, or with `--once` until it has said all of `awaited`.
 * @param {string} executable
 * @param {readonly string[]} more
 * @param {Readonly<Record<string, string>>} environment
 * @param {readonly string[]} awaited
 * @returns {Promise<number>} the exit code
 */
async function run(executable, more, environment, awaited) {
  const app = spawn(executable, [...launchArguments(), '--sample', ...more], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const waiting = new Set(awaited)
  let stopped = false
  const stop = () => {
    stopped = true
    app.kill()
    setTimeout(() => app.kill('SIGKILL'), 5_000).unref()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const timer = setTimeout(() => isOnce && stop(), patience)
  timer.unref()
  createInterface(app.stdout).on('line', (line) => {
    process.stdout.write(`${line}\n`)
    for (const start of waiting) if (line.startsWith(`slipway: ${start}`)) waiting.delete(start)
    if (isOnce && waiting.size === 0) stop()
  })
  createInterface(app.stderr).on('line', (line) => {
    if (!isHarmless(line)) process.stderr.write(`${line}\n`)
  })
  const [code] = await once(app, 'exit')
  clearTimeout(timer)
  if (isOnce && waiting.size > 0) throw new Error(`the app ended before it said: ${[...waiting].join(', ')}`)
  return stopped ? 0 : (code ?? 1)
}

/**
 * What Chromium says on a machine without a desktop's services; it works all the same (environment.md).
 * @param {string} line
 */
function isHarmless(line) {
  return (
    line === '' ||
    /ERROR:(?:bus|object_proxy|viz|gl_|gpu|command_buffer|angle|vaapi|browser_main_loop|zygote|interface_endpoint_client)|libva error|Failed to connect to the bus|dri3/.test(
      line,
    )
  )
}
