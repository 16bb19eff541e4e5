import type { Failure } from '#shared/model/result'
import { failed } from '#shared/model/result'
import { type BundleRequest, type ParseAnswer, type ParseProgress, type ParseRequest, processBytes, readerFailed, tooMuchMemory } from './messages'

/** A running parser, whatever kind of process it is. */
export interface ParserProcess {
  readonly send: (request: ParseRequest | BundleRequest) => void
  readonly onAnswer: (callback: (answer: ParseAnswer | ParseProgress) => void) => void
  readonly onExit: (callback: () => void) => void
  /** Bytes of memory that the process holds now; undefined where the system does not tell. */
  readonly memory: () => number | undefined
  readonly kill: () => void
}
export type StartParser = () => ParserProcess

export interface Watch {
  readonly cancelled?: () => boolean
  readonly longestMs?: number
}

/** A file of 100 MB takes some seconds; what takes a minute will not end. */
const longest = 60_000
const glance = 200
const mostForContent = 512 * 1024 ** 2

const tooSlow: Failure = { code: 'too-slow', message: 'This file took longer than a minute to read, so reading was stopped. Nothing was imported.' }
const wasCancelled: Failure = { code: 'cancelled', message: 'Reading was cancelled. Nothing was imported.' }

/** A sound file in memory is a small multiple of itself: text about six times, a packed workbook (ten times smaller than its text) more. */
function allowedBytes(bytes: Uint8Array): number {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  return processBytes + Math.min(bytes.length * (isPacked ? 24 : 6), mostForContent)
}

/** Has a process of its own read one file, and ends it whatever happens: an answer, too long, too much memory, a crash. */
export function parseInProcess(start: StartParser, request: ParseRequest, { cancelled = () => false, longestMs = longest }: Watch = {}): Promise<ParseAnswer> {
  return new Promise((resolve) => {
    const parser = start()
    let waited = 0
    const settle = (answer: ParseAnswer): void => {
      clearInterval(watch)
      parser.kill()
      resolve(answer)
    }
    const watch = setInterval(() => {
      waited += glance
      if (cancelled()) settle(failed(wasCancelled))
      else if ((parser.memory() ?? 0) > allowedBytes(request.bytes)) settle(failed(tooMuchMemory))
      else if (waited >= longestMs) settle(failed(tooSlow))
    }, glance)
    parser.onAnswer((answer) => {
      if ('ok' in answer) settle(answer)
    })
    parser.onExit(() => settle(failed(readerFailed)))
    parser.send(request)
  })
}
