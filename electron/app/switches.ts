import { basename, isAbsolute, resolve } from 'node:path'

/** What the command line asked for. Everything but `files` exists in development and test builds only. */
export interface Switches {
  /** Bundles named on the command line, absolute, not yet checked. */
  readonly files: readonly string[]
  readonly userData?: string
  readonly sample: boolean
  /** No window is opened before a driver has attached. */
  readonly awaitDriver: boolean
  readonly screenshot?: string
  readonly planPdf?: string
  readonly dialogAnswers?: string
}

/** A second start's message is hostile input: more than this many files at once are not opened. */
const mostFiles = 10

/**
 * The files among the arguments: what ends in `.slipway` and is no switch. All else is ignored, Chromium's own switches
 * included. Relative names are read from `folder`, the folder the start came from.
 */
export function filesOf(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && basename(argument).toLowerCase().endsWith('.slipway'))
    .slice(0, mostFiles)
    .map((argument) => (isAbsolute(argument) ? argument : resolve(folder, argument)))
}

interface StartedWith {
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
}

/** All that the release build reads: it knows no switch of ours, and no environment. */
export const releaseSwitches = ({ argv, folder }: StartedWith): Switches => ({ files: filesOf(argv, folder), sample: false, awaitDriver: false })

/** What development and test builds read. Unknown switches are ignored, as security.md asks. */
export function readSwitches(started: StartedWith): Switches {
  const { argv, environment, folder } = started
  const path = (name: string): string | undefined => {
    const value = given(argv, name)
    return value === undefined || value === '' ? undefined : resolve(folder, value)
  }
  const userData = path('user-data') ?? (environment['SLIPWAY_USER_DATA'] || undefined)
  const screenshot = path('screenshot')
  const planPdf = path('plan-pdf')
  const dialogAnswers = path('dialog-answers')
  return {
    ...releaseSwitches(started),
    sample: argv.includes('--sample'),
    awaitDriver: argv.includes('--await-driver'),
    ...(userData === undefined ? {} : { userData }),
    ...(screenshot === undefined ? {} : { screenshot }),
    ...(planPdf === undefined ? {} : { planPdf }),
    ...(dialogAnswers === undefined ? {} : { dialogAnswers }),
  }
}

function given(argv: readonly string[], name: string): string | undefined {
  const start = `--${name}=`
  return argv.find((argument) => argument.startsWith(start))?.slice(start.length)
}

/**
 * Chromium's and Node's switches that would open the released app to another program. They are taken off the command
 * line before Chromium reads them (it does so after main's first turn).
 */
export const refusedSwitches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'load-extension',
  'user-data-dir',
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'js-flags',
  'log-net-log',
  'ssl-key-log-file',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
]
