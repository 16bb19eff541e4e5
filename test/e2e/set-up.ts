import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from '../../electron/runtime/build.mjs'
import { checkout } from '../../electron/runtime/checkout.mjs'
import { openDisplay } from '../../electron/runtime/display.mjs'
import { describeRuntime, findRuntime } from '../../electron/runtime/find-runtime.mjs'

const say = (line: string): void => void process.stdout.write(`slipway: ${line}\n`)

/**
 * Finds an Electron, builds the app and opens a display, then tells the tests through the environment. The tests drive a
 * copy of the build, so that the next build cannot pull files from under a running app. Playwright runs what this returns
 * at the end, and asks for a default export.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const runtime = await findRuntime(say)
  say(`tests run on ${describeRuntime(runtime)}`)
  const built = await buildIfChanged(say)
  const app = mkdtempSync(join(tmpdir(), 'slipway-app-'))
  cpSync(built, join(app, 'dist'), { recursive: true })
  cpSync(join(checkout, 'package.json'), join(app, 'package.json'))
  const display = await openDisplay(say)
  Object.assign(process.env, display.environment, { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, SLIPWAY_APP: app })
  return async () => {
    await display.close()
    rmSync(app, { recursive: true, force: true })
  }
}
