import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

/** How the built app is started from outside: Electron and the arguments that name the app. The set-up says which (set-up.ts). */
export const electronCommand = (): { readonly executable: string; readonly args: readonly string[] } => {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH does not say where Electron is; start the tests through npm test.')
  return { executable: join(folder, 'electron'), args: [process.env['SLIPWAY_APP'] ?? resolve(import.meta.dirname, '../..')] }
}

/** Chromium refuses its sandbox to root; whoever starts the app says so, never the app (environment.md). */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface LaunchOptions {
  readonly args?: readonly string[]
  /** A profile that an earlier start has left; without one the app gets a fresh one of its own. */
  readonly userData?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Another build than the one that all tests drive, such as the packaged one. */
  readonly command?: ReturnType<typeof electronCommand>
}

export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** What no page of ours may ever say: uncaught errors, and what its policies had to refuse. Grows while the app runs. */
  readonly problems: readonly string[]
  /** All errors on the pages' consoles, harmless ones too. */
  readonly consoleErrors: readonly string[]
  readonly close: () => Promise<void>
  /** Closes the app and starts it again with the same profile. */
  readonly relaunch: (options?: Omit<LaunchOptions, 'userData'>) => Promise<Launched>
}

/**
 * Starts the real app. A test that calls this itself closes it, and may provoke problems; a test that has no reason to
 * takes the `start` of the `test` below instead.
 */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const { args = [], environment = {}, userData = mkdtempSync(join(tmpdir(), 'slipway-e2e-')), command = electronCommand() } = options
  const { executable, args: named } = command
  const app = await _electron.launch({
    executablePath: executable,
    args: [...asRoot, ...named, '--await-driver', `--user-data=${userData}`, ...args],
    env: { ...definedOf(process.env), ...environment },
  })
  const heard = hearPages(app)
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  const close = () => ended(app)
  return {
    app,
    page,
    userData,
    ...heard,
    close,
    async relaunch(more = {}) {
      await close()
      return launch({ command, ...more, userData })
    },
  }
}

/** How long an app may take to end, in milliseconds, on a machine that is busy with others. */
const patience = 20_000

/** Closes the app. Chromium now and then does not come to its end under Xvfb; the app's own end is tested by closing its window (shell.e2e.ts). */
async function ended(app: ElectronApplication): Promise<void> {
  const timer = setTimeout(() => {
    process.stdout.write(`slipway: the app did not end within ${patience} ms and was killed\n`)
    app.process().kill('SIGKILL')
  }, patience)
  await app.close()
  clearTimeout(timer)
}

/** Playwright's `test` with a `start` that launches the app, closes it at the end, and fails the test if a page had problems. */
export const test = base.extend<{ start: (options?: LaunchOptions) => Promise<Launched> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from the parameter.
  start: async ({}, use) => {
    const started: Launched[] = []
    const keep = (launched: Launched): Launched => {
      started.push(launched)
      return { ...launched, relaunch: async (options) => keep(await launched.relaunch(options)) }
    }
    await use(async (options) => keep(await launch(options)))
    for (const { close } of started) await close()
    for (const { userData } of started) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    for (const line of started.flatMap(({ consoleErrors }) => consoleErrors)) process.stdout.write(`page: ${line}\n`)
    const problems = started.flatMap(({ problems }) => problems)
    if (problems.length > 0) throw new Error(`The app's pages had problems:\n${problems.join('\n')}`)
  },
})

/** Chromium's words for what a policy refused are in console messages only. */
const isRefusal = /Content Security Policy|Trusted ?Types|TrustedHTML|TrustedScript|Refused to/

function hearPages(app: ElectronApplication): Pick<Launched, 'problems' | 'consoleErrors'> {
  const problems: string[] = []
  const consoleErrors: string[] = []
  const context = app.context()
  context.on('weberror', (error) => problems.push(error.error().stack ?? error.error().message))
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    consoleErrors.push(message.text())
    if (isRefusal.test(message.text())) problems.push(message.text())
  })
  return { problems, consoleErrors }
}

const definedOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
