import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme, safeStorage, session as sessions, shell as system } from 'electron'
import { attachmentPath } from '../attachments/attachments'
import type { Dialogs } from '../dialogs/dialogs'
import { nativeDialogs } from '../dialogs/native-dialogs'
import { realDisk, writeWhole } from '../disk/disk'
import type { Services } from '../handlers/services'
import { indexInBackground } from '../handlers/workspace-handlers'
import { fileTokens } from '../ipc/file-tokens'
import { jobs } from '../jobs/jobs'
import { deviceKey, type KeptKey } from '../keys/device-key'
import { assetMapOf, documentPathsOf } from '../protocol/asset-map'
import { previewOf } from '../protocol/preview'
import { serveApp } from '../protocol/serve-app'
import { holdNavigation } from '../security/navigation'
import { refusePermissions } from '../security/permissions'
import { refuseNetwork } from '../security/requests'
import { settingsFile } from '../settings/settings'
import { workspaces as workspacesIn } from '../workspaces/workspaces'
import { listenToWindows } from './answering'
import type { Flavour } from './flavour'
import { allHandlers } from './handlers'
import type { IncomingFiles } from './incoming-files'
import { setMenus } from './menu'
import { openedFile } from './opened-files'
import { logProblem } from './problem-log'
import type { Profile } from './profile'
import { sampleWorkspace } from './sample-workspace'
import type { Switches } from './switches'
import { drawsWindowButtons, themeSourceOf } from './title-bar'
import { parseWindowState } from './window-state'
import { appWindows } from './windows'

export interface Started {
  readonly switches: Switches
  readonly flavour: Flavour
  readonly profile: Profile
  readonly incoming: IncomingFiles
}

/** Puts the main process together, once Chromium is ready, and opens the first window. */
export async function start({ switches, flavour, profile, incoming }: Started): Promise<void> {
  const developerTools = flavour === 'development'
  const now = (): number => Date.now()
  const assets = assetMapOf(join(app.getAppPath(), 'dist', 'renderer'))
  const problems = join(profile.userData, 'problems.log')
  const report = (where: string, error: unknown): void => logProblem(problems, where, error, flavour !== 'release')
  process.on('uncaughtException', (error) => report('main', error))
  process.on('unhandledRejection', (error) => report('main', error))

  const session = sessions.fromPath(profile.windows)
  for (const each of [session, sessions.defaultSession]) {
    refusePermissions(each)
    refuseNetwork(each, developerTools)
  }
  holdNavigation(app, documentPathsOf(assets))

  const tokens = fileTokens(now)
  const settings = settingsFile(profile.userData, realDisk)
  nativeTheme.themeSource = themeSourceOf(settings.read().theme)
  const key = once(() => deviceKey(profile.userData, realDisk, systemProtection))
  const workspaces = workspacesIn({
    folder: profile.workspaces,
    key,
    person: () => settings.person()?.name ?? '',
    disk: realDisk,
    now,
    trash: (folder) => system.trashItem(folder),
  })
  const shown: Services['shown'] = new Map()
  const pending = new Map<number, string>()

  const dialogs = await dialogsFor(switches)
  const stateFile = join(profile.userData, 'window.json')
  const windows = appWindows({
    session,
    preload: join(app.getAppPath(), 'dist', 'main', 'preload.cjs'),
    icon: undefined,
    title: titleOf(flavour),
    developerTools,
    remembered: () => parseWindowState(textOf(stateFile)),
    remember(state) {
      try {
        writeWhole(realDisk, stateFile, `${JSON.stringify(state)}\n`)
      } catch (error) {
        report('window', error)
      }
    },
    onClosed(window) {
      tokens.forget(window)
      shown.delete(window)
      pending.delete(window)
      answering.forget(window)
    },
    async onDied(window, again) {
      report('window', 'the process of a window has died')
      const detail = 'Everything that was shown as saved is in the journal on disk. Loading the window again shows it.'
      if (await dialogs.confirm(window, { message: 'This window has stopped working.', detail, yes: 'Load again' })) again()
      else window.destroy()
    },
  })
  const services: Services = {
    disk: realDisk,
    now,
    settings,
    key,
    workspaces,
    windows,
    jobs: jobs((window, told) => windows.tell(window, 'progress', told), now),
    shown,
    path: tokens.redeem,
    showFolder: (folder) => void system.openPath(folder),
    sample: sampleWorkspace,
  }
  serveApp(session.protocol, assets, (hash) =>
    firstOf(new Set(shown.values()), ({ folder }) => (folder === undefined ? undefined : previewOf(attachmentPath(folder, hash)))),
  )

  const watcher = __TEST_SWITCHES__ ? (await import('./development')).developmentWatcher(switches, windows, tokens) : undefined
  const openWindow = (room: string, show: (window: number) => void) => windows.open(room, show)
  const showLatest = (window: number): void => {
    const [latest] = workspaces.list()
    const source = latest === undefined ? undefined : workspaces.open(latest.id)
    if (source?.ok !== true) return
    shown.set(window, source.value)
    indexInBackground(source.value)
  }

  const handlers = allHandlers(services, {
    windows,
    dialogs,
    tokens,
    info: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
      flavour: buildOf(flavour),
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
      openWindow(room, (window) => (source === undefined ? undefined : shown.set(window, source)))
    },
    openExternally: (href) => system.openExternal(href),
    onUsable(number, releases) {
      const window = windows.windowOf(number)
      if (window !== undefined) void watcher?.onUsable({ window, number, releases, workspace: shown.get(number)?.folder ?? profile.workspaces })
    },
  })
  const answering = listenToWindows({
    windows,
    checkAnswers: flavour === 'development',
    report,
    handlers: {
      ...handlers,
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
      if (action === 'new-window' || number === undefined) openWindow('', showLatest)
      else windows.tell(number, 'menu:action', { action })
    },
  })

  if (__TEST_SWITCHES__ && switches.sample) await foundSample(services)
  incoming.listen((paths) => void openIncoming(paths))
  async function openIncoming(paths: readonly string[]): Promise<void> {
    const bundles = (await Promise.all(paths.map(openedFile))).flatMap((found) => (typeof found === 'object' ? [found.path] : []))
    for (const path of bundles) openWindow('', (window) => pending.set(window, path))
    if (bundles.length > 0) return
    const [first] = windows.all()
    if (first === undefined) openWindow('', showLatest)
    else windows.windowOf(first)?.focus()
  }
  app.on('activate', () => {
    if (windows.all().length === 0) openWindow('', showLatest)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

/** Starts with the sample portfolio, for whoever tries a checkout: only where there is no workspace yet. */
async function foundSample({ workspaces, settings, sample, now }: Services): Promise<void> {
  if (workspaces.list().length > 0) return
  if (settings.person() === undefined) settings.savePerson({ name: 'Karin Aalto', jobTitle: 'Release manager' })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  workspaces.create('Sample portfolio', 'sample', zone, await sample(now(), zone))
}

async function dialogsFor({ dialogAnswers }: Switches): Promise<Dialogs> {
  if (!__TEST_SWITCHES__ || dialogAnswers === undefined) return nativeDialogs
  return (await import('../dialogs/scripted-dialogs')).scriptedDialogs(dialogAnswers)
}

const systemProtection = {
  available: () => safeStorage.isEncryptionAvailable(),
  protect: (secret: string) => safeStorage.encryptString(secret),
  reveal: (bytes: Buffer) => safeStorage.decryptString(bytes),
}

/** The released flavour on another Electron than the one of package.json is a test build too (security.md, item 16). */
const buildOf = (flavour: Flavour): string =>
  flavour === 'release' && process.versions.electron === __EXPECTED_ELECTRON__ ? 'release' : flavour === 'development' ? 'development' : 'test build'
const titleOf = (flavour: Flavour): string => (buildOf(flavour) === 'release' ? 'Slipway' : `Slipway (${buildOf(flavour)})`)

function once(make: () => KeptKey): () => KeptKey {
  let made: KeptKey | undefined
  return () => (made ??= make())
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

async function firstOf<T, R>(items: Iterable<T>, look: (item: T) => Promise<R | undefined> | undefined): Promise<R | undefined> {
  for (const item of items) {
    const found = await look(item)
    if (found !== undefined) return found
  }
  return undefined
}
