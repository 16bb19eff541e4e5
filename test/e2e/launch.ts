import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

/** How the built app is started from outside: Electron and the arguments that name the app. The runner says which Electron. */
export const electronCommand = (): { readonly executable: string; readonly args: readonly string[] } => {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH does not say where Electron is; start the tests through npm test.')
  return { executable: join(folder, 'electron'), args: [resolve(import.meta.dirname, '../..')] }
}

/** Chromium refuses its sandbox to root; whoever starts the app says so, never the app (environment.md). */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
}

/** Starts the real app with a profile of its own, or with one that an earlier start has left. */
export async function launch({
  args = [],
  userData = mkdtempSync(join(tmpdir(), 'slipway-e2e-')),
}: {
  readonly args?: readonly string[]
  readonly userData?: string
} = {}): Promise<Launched> {
  const { executable, args: named } = electronCommand()
  const app = await _electron.launch({ executablePath: executable, args: [...asRoot, ...named, `--user-data=${userData}`, ...args] })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page, userData }
}
