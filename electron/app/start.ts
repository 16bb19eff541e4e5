import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme, shell as system } from 'electron'
import { attachmentPath } from '../attachments/attachments'
import type { Dialogs } from '../dialogs/dialogs'
import { nativeDialogs } from '../dialogs/native-dialogs'
import { realDisk, writeWhole } from '../disk/disk'
import { indexInBackground } from '../handlers/workspace-handlers'
import { fileTokens } from '../ipc/file-tokens'
import { utilityParser } from '../parser/utility-parser'
import { printer } from '../print/print-document'
import { assetMapOf } from '../protocol/asset-map'
import { previewOf } from '../protocol/preview'
import { serveApp } from '../protocol/serve-app'
import { listenToWindows } from './answering'
import { buildName, titleOf } from './build-name'
import { foundSample, latestOf, showLatest } from './first-workspace'
import type { Flavour } from './flavour'
import { guardedSession } from './guarded-session'
import { allHandlers } from './handlers'
import type { IncomingFiles } from './incoming-files'
import { setMenus } from './menu'
import { openedFile } from './opened-files'
import { logProblem } from './problem-log'
import type { Profile } from './profile'
import { makeServices } from './services'
import type { Switches } from './switches'
import { drawsWindowButtons, themeSourceOf } from './title-bar'
import { parseWindowState } from './window-state'
import { appWindows, type WindowsOptions } from './windows'

export interface Started {
  readonly switches: Switches
  readonly flavour: Flavour
  readonly profile: Profile
  readonly incoming: IncomingFiles
  /** What the first window waits for. */
  readonly driver: Promise<void> | undefined
}

/** Puts the main process together, once Chromium is ready, and opens the first window. */
export async function start({ switches, flavour, profile, incoming, driver }: Started): Promise<void> {
  const developerTools = flavour === 'development'
  const build = buildName(flavour, process.versions.electron, __EXPECTED_ELECTRON__)
  const built = (...path: readonly string[]): string => join(app.getAppPath(), 'dist', ...path)
  const report = (where: string, error: unknown): void => logProblem(join(profile.userData, 'problems.log'), where, error, flavour !== 'release')
  process.on('uncaughtException', (error) => report('main', error))
  process.on('unhandledRejection', (error) => report('main', error))

  const assets = assetMapOf(built('renderer'))
  const session = guardedSession(profile.windows, assets, developerTools)
  const tokens = fileTokens(Date.now)
  const dialogs = await dialogsFor(switches)
  /** Bundles that windows were opened for and have not asked for yet. */
  const pending = new Map<number, string>()
  /** Windows that show what was open last, and have not asked for it yet: it is opened while their page is being loaded. */
  const wantLatest = new Set<number>()

  const windows = appWindows({
    session,
    preload: built('main', 'preload.cjs'),
    title: titleOf(build),
    developerTools,
    ...rememberedIn(join(profile.userData, 'window.json'), report),
    onClosed(window) {
      tokens.forget(window)
      pending.delete(window)
      wantLatest.delete(window)
      services.shown.delete(window)
      answering.forget(window)
    },
    async onDied(window, again) {
      report('window', 'the process of a window has died')
      const detail = 'Everything that was shown as saved is in the journal on disk. Loading the window again shows it.'
      if (await dialogs.confirm(window, { message: 'This window has stopped working.', detail, yes: 'Load again' })) again()
      else window.destroy()
    },
  })
  const services = makeServices(profile, windows, tokens)
  const { shown, settings } = services
  nativeTheme.themeSource = themeSourceOf(settings.read().theme)
  serveApp(session.protocol, assets, (hash) =>
    firstOf(new Set(shown.values()), ({ folder }) => (folder === undefined ? undefined : previewOf(attachmentPath(folder, hash)))),
  )

  const watcher = __TEST_SWITCHES__ ? (await import('./development')).developmentWatcher(switches, windows, tokens) : undefined
  const openLatest = () => windows.open('', (window) => wantLatest.add(window))
  const handlers = allHandlers(
    services,
    {
      windows,
      dialogs,
      tokens,
      info: {
        version: app.getVersion(),
        electron: process.versions.electron,
        chromium: process.versions.chrome,
        node: process.versions.node,
        flavour: build,
        platform: process.platform,
        windowButtons: drawsWindowButtons(process.platform),
      },
      takePending(window) {
        const path = pending.get(window)
        pending.delete(window)
        return path
      },
      openWindow(room, from) {
        const source = shown.get(from)
        windows.open(room, (window) => (source === undefined ? undefined : shown.set(window, source)))
      },
      openExternally: (href) => system.openExternal(href),
      onUsable(number, workspace, releases) {
        const source = shown.get(number)
        // A window that was drawn before it showed this one has not shown it yet.
        if (source?.id === workspace) source.markShown()
        if (source !== undefined) indexInBackground(source)
        const window = windows.windowOf(number)
        if (window !== undefined) void watcher?.onUsable({ window, number, releases, workspace: shown.get(number)?.folder ?? profile.workspaces })
      },
    },
    utilityParser(built('main', 'parser.cjs')),
    printer({ open: windows.openForPrinting, creator: `Slipway ${app.getVersion()}` }),
  )
  const answering = listenToWindows({
    windows,
    checkAnswers: developerTools,
    report,
    handlers: {
      ...handlers,
      'workspace:next'(request, asker) {
        const id = wantLatest.has(asker.window) ? latestOf(services) : undefined
        return id === undefined ? handlers['workspace:next'](request, asker) : { ok: true, value: { id } }
      },
      'workspace:current'(request, asker) {
        if (wantLatest.delete(asker.window)) showLatest(services, asker.window)
        return handlers['workspace:current'](request, asker)
      },
      'settings:save': async (request, asker) => {
        const saved = await handlers['settings:save'](request, asker)
        nativeTheme.themeSource = themeSourceOf(settings.read().theme)
        return saved
      },
      'print:pdf': async (request, asker) => {
        const printed = await handlers['print:pdf'](request, asker)
        if (printed.ok) watcher?.onPrinted()
        return printed
      },
    },
  })

  setMenus({
    developerTools,
    platform: process.platform,
    onAction(window, action) {
      const number = window?.webContents.id
      if (action === 'new-window' || number === undefined) openLatest()
      else windows.tell(number, 'menu:action', { action })
    },
  })

  if (__TEST_SWITCHES__ && switches.sample) await foundSample(services)
  await driver
  incoming.listen(async (paths) => {
    const bundles = (await Promise.all(paths.map(openedFile))).flatMap((found) => (typeof found === 'object' ? [found.path] : []))
    for (const path of bundles) windows.open('', (window) => pending.set(window, path))
    const [first] = windows.all()
    if (first === undefined) openLatest()
    else if (bundles.length === 0) windows.windowOf(first)?.focus()
  })
  app.on('activate', () => {
    if (windows.all().length === 0) openLatest()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

async function dialogsFor({ dialogAnswers }: Switches): Promise<Dialogs> {
  if (!__TEST_SWITCHES__ || dialogAnswers === undefined) return nativeDialogs
  return (await import('../dialogs/scripted-dialogs')).scriptedDialogs(dialogAnswers)
}

/** Where windows were left, in a file of the profile. That it cannot be written keeps no window from closing. */
const rememberedIn = (file: string, report: (where: string, error: unknown) => void): Pick<WindowsOptions, 'remembered' | 'remember'> => ({
  remembered() {
    try {
      return parseWindowState(readFileSync(file, 'utf8'))
    } catch {
      return undefined
    }
  },
  remember(state) {
    try {
      writeWhole(realDisk, file, `${JSON.stringify(state)}\n`)
    } catch (error) {
      report('window', error)
    }
  },
})

async function firstOf<T, R>(items: Iterable<T>, look: (item: T) => Promise<R | undefined> | undefined): Promise<R | undefined> {
  for (const item of items) {
    const found = await look(item)
    if (found !== undefined) return found
  }
  return undefined
}
