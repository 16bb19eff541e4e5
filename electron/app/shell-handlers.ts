import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Answer, Handlers } from '#shared/ipc'
import { type Failure, failed, ok } from '#shared/model/result'
import type { Dialogs } from '../dialogs/dialogs'
import { openKinds, saveKinds } from '../dialogs/file-kinds'
import { safeFileName } from '../dialogs/safe-file-name'
import type { FileTokens } from '../ipc/file-tokens'
import { externalLink } from '../security/external-link'
import { popUpMenu } from './menu'
import { openedFile, plainFile } from './opened-files'
import type { AppWindows } from './windows'

type ShellChannel = Extract<keyof Handlers, `app:${string}` | `window:${string}` | `dialog:${string}`>

export interface Shell {
  readonly windows: AppWindows
  readonly dialogs: Dialogs
  readonly tokens: FileTokens
  readonly info: Answer<'app:info'>
  /** The bundle that a window was opened for, handed out once. */
  readonly takePending: (window: number) => string | undefined
  readonly openWindow: (room: string, from: number) => void
  readonly openExternally: (href: string) => Promise<void>
  /** A window can be used, and shows this workspace; '' for none. */
  readonly onUsable: (window: number, workspace: string, releases: number) => void
}

const gone: Failure = { code: 'window-gone', message: 'This window is closing.' }

/** The channels about the app itself, its windows, and files that a person chooses. */
export function shellHandlers(shell: Shell): Pick<Handlers, ShellChannel> {
  const { windows, dialogs, tokens } = shell
  const choose = (path: string, window: number, direction: 'read' | 'write') => ({
    token: tokens.grant(path, window, direction),
    name: basename(path),
    size: direction === 'read' ? statSync(path).size : 0,
  })

  return {
    'app:info': () => ok(shell.info),
    'app:usable': ({ workspace, releases }, { window }) => {
      shell.onUsable(window, workspace, releases)
      return ok({})
    },
    'app:pending-bundle': async (_request, { window }) => {
      const pending = shell.takePending(window)
      const file = pending === undefined ? undefined : await openedFile(pending)
      return ok(typeof file === 'object' ? { file: choose(file.path, window, 'read') } : {})
    },
    'app:open-link': async ({ url }, asker) => {
      const link = externalLink(url)
      if (link === undefined) return failed({ code: 'link-refused', message: 'Only links that begin with https: or mailto: can be opened.' })
      const window = windows.windowOf(asker.window)
      if (window === undefined) return failed(gone)
      const message = link.kind === 'web' ? `Open ${link.target} in your browser?` : `Write to ${link.target}?`
      const opened = await dialogs.confirm(window, { message, detail: link.href, yes: link.kind === 'web' ? 'Open link' : 'Write' })
      if (opened) await shell.openExternally(link.href)
      return ok({ opened })
    },
    'window:minimize': (_request, { window }) => {
      windows.windowOf(window)?.minimize()
      return ok({})
    },
    'window:toggle-maximize': (_request, { window }) => {
      const found = windows.windowOf(window)
      if (found?.isMaximized() === true) found.unmaximize()
      else found?.maximize()
      return ok({})
    },
    'window:close': (_request, { window }) => {
      // After the answer is on its way: a window that is gone cannot take it.
      setImmediate(() => windows.windowOf(window)?.close())
      return ok({})
    },
    'window:menu': ({ x, y }, { window }) => {
      const found = windows.windowOf(window)
      if (found !== undefined) popUpMenu(found, { x, y })
      return ok({})
    },
    'window:open': ({ room }, { window }) => {
      shell.openWindow(room, window)
      return ok({})
    },
    'dialog:open': async ({ purpose }, asker) => {
      const window = windows.windowOf(asker.window)
      if (window === undefined) return failed(gone)
      const path = await dialogs.chooseToRead(window, openKinds[purpose])
      if (path === undefined) return ok({})
      if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
        return failed({ code: 'not-a-file', message: `“${basename(path)}” is not a file that can be read.` })
      return ok({ file: choose(path, asker.window, 'read') })
    },
    'dialog:open-several': async ({ purpose }, asker) => {
      const window = windows.windowOf(asker.window)
      if (window === undefined) return failed(gone)
      const paths = await dialogs.chooseSeveralToRead(window, openKinds[purpose])
      const folder = paths.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
      if (folder !== undefined) return failed({ code: 'not-a-file', message: `“${basename(folder)}” is not a file that can be read.` })
      return ok({ files: paths.map((path) => choose(path, asker.window, 'read')) })
    },
    'dialog:dropped': async ({ paths }, { window }) => {
      const files: string[] = []
      for (const path of paths) {
        const file = await plainFile(path)
        if (file === undefined) return failed({ code: 'not-a-file', message: `“${basename(path)}” is not a file that can be read.` })
        files.push(file)
      }
      return ok({ files: files.map((file) => choose(file, window, 'read')) })
    },
    'dialog:save': async ({ purpose, name }, asker) => {
      const window = windows.windowOf(asker.window)
      if (window === undefined) return failed(gone)
      const kind = saveKinds[purpose]
      const path = await dialogs.chooseToWrite(window, kind, suggestedName(name, kind.filters[0]?.extensions[0]))
      return ok(path === undefined ? {} : { file: choose(path, asker.window, 'write') })
    },
  }
}

/** The renderer says how the file might be called; main cleans it and gives the extension that goes with the purpose. */
function suggestedName(name: string, extension: string | undefined): string {
  const own = extname(name)
  if (extension !== undefined && extension !== '*') return safeFileName(own.toLowerCase() === `.${extension}` ? basename(name, own) : name, extension)
  const kept = /^\.[A-Za-z0-9]{1,12}$/.test(own) ? own.slice(1) : ''
  // A double extension stays in full view: `invoice.pdf.exe` must not look like a PDF (security.md, Attachments).
  return kept === '' ? safeFileName(name, 'bin') : safeFileName(basename(name, own), kept)
}
