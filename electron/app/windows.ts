import { BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import type { Event, Told } from '#shared/ipc'
import type { Call } from '../ipc/answer'
import { bridgeArguments } from '../ipc/bridge-arguments'
import { host } from '../protocol/answer-request'
import { isOwnOrigin } from '../security/own-origin'
import { webPreferences } from '../security/web-preferences'
import { giveContextMenu } from './context-menu'
import { popUpMenu } from './menu'
import { belowTitleBar, frameOf, lookOf, overlayOf } from './title-bar'
import { placeOf, smallest, type WindowState } from './window-state'

export interface WindowsOptions {
  readonly session: Session
  readonly preload: string
  readonly title: string
  readonly developerTools: boolean
  readonly remembered: () => WindowState | undefined
  readonly remember: (state: WindowState) => void
  /** Called when a window is gone: tokens, jobs and what it showed end with it. */
  readonly onClosed: (window: number) => void
  /** Called when the process behind a window has died; `again` loads its page anew. */
  readonly onDied: (window: BrowserWindow, again: () => void) => void
}

/** The windows of the app. A window's number is the id of its web contents, as in the handlers. */
export interface AppWindows {
  /** Opens a window at a room of the app; `prepare` runs with its number before its page is loaded. */
  readonly open: (room: string, prepare: (window: number) => void) => BrowserWindow
  /** A hidden window with the printing bundle and its two channels. Whoever opens it destroys it. */
  readonly openForPrinting: () => BrowserWindow
  readonly windowOf: (window: number) => BrowserWindow | undefined
  readonly roleOf: (window: number) => Call['role'] | undefined
  readonly tell: <E extends Event>(window: number, event: E, told: Told<E>) => void
  readonly all: () => readonly number[]
}

/** Rooms are named by the renderer; whatever it says, only a plain name gets into the URL. */
const plainRoom = (room: string): string => (/^[a-z][a-z-]{0,39}$/.test(room) ? `#/${room}` : '')

export function appWindows(options: WindowsOptions): AppWindows {
  const roles = new Map<number, Call['role']>()

  function register(window: BrowserWindow, role: Call['role']): number {
    const number = window.webContents.id
    roles.set(number, role)
    window.on('closed', () => {
      roles.delete(number)
      options.onClosed(number)
    })
    return number
  }
  /** `about:blank` is the one address that Chromium goes to without asking first: it is left again at once. */
  function load(window: BrowserWindow, path: string): void {
    // Closed while loading is no error; a page that cannot be found shows as the scheme's 404.
    const again = (): void => void window.loadURL(`app://${host}/${path}`).catch(() => undefined)
    window.webContents.on('did-navigate', (_event, shown) => {
      if (!isOwnOrigin(shown)) again()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      // Whoever prints notices by itself, and nobody sees that window.
      if (reason !== 'clean-exit' && !window.isDestroyed() && roles.get(window.webContents.id) === 'app') options.onDied(window, again)
    })
    again()
  }
  const preferencesFor = (role: Call['role']) => ({
    ...webPreferences(options.session, options.preload, options.developerTools),
    additionalArguments: bridgeArguments(role),
  })

  const windowOf = (number: number): BrowserWindow | undefined =>
    BrowserWindow.getAllWindows().find((window) => !window.isDestroyed() && window.webContents.id === number)
  const all = (): readonly number[] => [...roles].flatMap(([number, role]) => (role === 'app' ? [number] : []))
  const tell = <E extends Event>(number: number, event: E, told: Told<E>): void => windowOf(number)?.webContents.send(event, told)

  nativeTheme.on('updated', () => {
    const look = lookOf(nativeTheme)
    for (const number of all()) {
      const window = windowOf(number)
      window?.setBackgroundColor(look.ground)
      if (process.platform === 'win32') window?.setTitleBarOverlay(overlayOf(look))
    }
  })

  return {
    windowOf,
    roleOf: (number) => roles.get(number),
    all,
    tell,
    open(room, prepare) {
      const look = lookOf(nativeTheme)
      const state = options.remembered()
      const window = new BrowserWindow({
        ...stepAside(placeOf(state, displaysPrimaryFirst()), all().length),
        minWidth: smallest.width,
        minHeight: smallest.height,
        show: false,
        title: options.title,
        backgroundColor: look.ground,
        ...frameOf(process.platform, look),
        webPreferences: preferencesFor('app'),
      })
      const number = register(window, 'app')
      prepare(number)
      window.once('ready-to-show', () => {
        if (state?.maximized === true) window.maximize()
        window.show()
      })
      // The title says which build this is (security.md, item 16); a page must not.
      window.on('page-title-updated', (event) => event.preventDefault())
      window.on('close', () => options.remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
      const tellState = (): void => tell(number, 'window:state', { maximized: window.isMaximized(), focused: window.isFocused() })
      window.webContents.on('did-finish-load', tellState)
      window.on('maximize', tellState)
      window.on('unmaximize', tellState)
      window.on('focus', tellState)
      window.on('blur', tellState)
      giveContextMenu(window.webContents)
      window.webContents.on('before-input-event', (event, { type, key, shift, control, alt, meta }) => {
        if (type !== 'keyDown' || key !== 'F10' || shift || control || alt || meta) return
        event.preventDefault()
        popUpMenu(window, belowTitleBar)
      })
      load(window, `index.html${plainRoom(room)}`)
      return window
    },
    openForPrinting() {
      const window = new BrowserWindow({ show: false, webPreferences: preferencesFor('print') })
      register(window, 'print')
      load(window, 'print.html')
      return window
    },
  }
}

/** A further window opens a little down and right of where the last one was, so that both can be seen. */
const stepAside = (place: ReturnType<typeof placeOf>, others: number) => ({ ...place, x: place.x + 24 * (others % 8), y: place.y + 24 * (others % 8) })

function displaysPrimaryFirst() {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)].map(({ workArea }) => workArea)
}
