/** A hybrid logical clock as fixed-width text, `<48-bit ms, 12 hex>-<counter, 8 hex>`: its text order is its order (sync.md, The entry). */
export type Clock = string

const write = (ms: number, counter: number): Clock => `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(8, '0')}`

const largest = 2 ** 48 - 1
const mostInOneTick = 2 ** 32 - 1

export const clockZero: Clock = write(0, 0)
/** The year 10889. A clock that a hostile entry set to its end stays there: later entries then win by device and hash. */
export const clockEnd: Clock = write(largest, mostInOneTick)

const form = /^[0-9a-f]{12}-[0-9a-f]{8}$/
export const isClock = (text: string): boolean => form.test(text)

/** Epoch milliseconds of a clock, as far as its device's wall time was right. */
export const millisecondsOf = (clock: Clock): number => Number.parseInt(clock.slice(0, 12), 16)

/** The next reading at wall time `now` (epoch ms): always after `last`, whatever the wall says. */
export function tick(last: Clock, now: number): Clock {
  const ms = Math.min(largest, Math.max(0, Math.floor(now)))
  const lastMs = millisecondsOf(last)
  if (ms > lastMs) return write(ms, 0)
  const counter = Number.parseInt(last.slice(13), 16)
  if (counter < mostInOneTick) return write(lastMs, counter + 1)
  return lastMs < largest ? write(lastMs + 1, 0) : clockEnd
}

/** Adopts the newest of a received batch once, so that what is done next comes after everything seen (sync.md; actualbudget/actual#8706). */
export const adopt = (own: Clock, newest: Clock): Clock => (newest > own ? newest : own)

/** Who wins when two entries set one field: the later clock, then the device, then the hash. */
export const stampOf = (clock: Clock, device: string, hash: string): string => `${clock} ${device} ${hash}`
