import { BundleReading } from '#shared/bundle/content/reading'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type ParseAnswer, processBytes } from '../../parser/messages'
import type { StartParser } from '../../parser/parser-process'

export interface ReadWatch {
  readonly cancelled?: () => boolean
  readonly onProgress?: (done: number, total: number) => void
  /** Without a sign of life for so long, reading is given up; milliseconds. */
  readonly longestSilence?: number
}

const glance = 200
/** Checking the signatures of the largest log that is taken lasts some seconds; a minute of silence has no good reason. */
const longest = 60_000
/** The reader's own limit, and as much again for the text of the largest log on its way here. */
const mostBytes = 2 * processBytes

const wasCancelled: Failure = { code: 'cancelled', message: 'Opening was cancelled.' }
const tooSlow: Failure = { code: 'too-slow', message: 'This bundle could not be read to its end in time. Nothing was opened.' }
const tooLarge: Failure = { code: 'too-much-memory', message: 'This bundle needs more memory than reading one may take. Nothing was opened.' }
const stopped: Failure = { code: 'reader-failed', message: 'The reader stopped while it read this bundle. Nothing was opened.' }

/** Has a process of its own read a bundle, and ends it whatever happens: an answer, silence, too much memory, a crash. */
export function readInProcess(
  start: StartParser,
  path: string,
  { cancelled = () => false, onProgress, longestSilence = longest }: ReadWatch = {},
): Promise<Result<BundleReading, Failure>> {
  return new Promise((resolve) => {
    const reader = start()
    let silent = 0
    const settle = (reading: Result<BundleReading, Failure>): void => {
      clearInterval(watch)
      reader.kill()
      resolve(reading)
    }
    const watch = setInterval(() => {
      silent += glance
      if (cancelled()) settle(failed(wasCancelled))
      else if ((reader.memory() ?? 0) > mostBytes) settle(failed(tooLarge))
      else if (silent >= longestSilence) settle(failed(tooSlow))
    }, glance)
    reader.onAnswer((answer) => {
      silent = 0
      if ('ok' in answer) settle(readingIn(answer))
      else onProgress?.(answer.done, answer.total)
    })
    reader.onExit(() => settle(failed(stopped)))
    reader.send({ bundle: path })
  })
}

/** What the process says is foreign too: it has read a foreign file. */
function readingIn(answer: ParseAnswer): Result<BundleReading, Failure> {
  if (!answer.ok) return failed(answer.failure.code === 'too-much-memory' ? tooLarge : answer.failure.code === 'reader-failed' ? stopped : answer.failure)
  try {
    return ok(BundleReading.parse(JSON.parse(Buffer.from(answer.value).toString('utf8'))))
  } catch {
    return failed(stopped)
  }
}
