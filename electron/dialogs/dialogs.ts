import type { BrowserWindow } from 'electron'
import type { FileKind } from './file-kinds'

/** The questions main asks a person. Paths that come out never go to a renderer. */
export interface Dialogs {
  /** The file chosen, or undefined. */
  readonly chooseToRead: (window: BrowserWindow, kind: FileKind) => Promise<string | undefined>
  /** The files chosen, none where the person thought better of it. */
  readonly chooseSeveralToRead: (window: BrowserWindow, kind: FileKind) => Promise<readonly string[]>
  /** Where to write, or undefined when the person thought better of it. `name` must be a safe file name. */
  readonly chooseToWrite: (window: BrowserWindow, kind: FileKind, name: string) => Promise<string | undefined>
  /** Asks for a yes; the harmless answer is the default. */
  readonly confirm: (window: BrowserWindow, question: Question) => Promise<boolean>
}

export interface Question {
  readonly message: string
  readonly detail: string
  /** The word on the button that goes on, such as "Open link". */
  readonly yes: string
}
