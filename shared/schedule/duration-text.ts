const minutesOf = { min: 1, m: 1, h: 60, d: 1440, w: 10_080 } as const

const part = /^(\d+(?:[.,]\d+)?)\s*(minutes?|mins?|min|m|hours?|hrs?|h|days?|d|weeks?|w)\s*/i

/**
 * Minutes of a duration as people write it: `45 min`, `1 h 20 min`, `1:20`, `2 d 4 h`, `1.5h`; a bare
 * number is minutes. Undefined where it can't be read; never negative.
 */
export function parseDuration(text: string): number | undefined {
  const plain = text.replace(/[\u00a0\u202f\u2009]/g, ' ').trim()
  if (/^\d+$/.test(plain)) return bounded(Number(plain))
  const clock = /^(\d+):([0-5]\d)(?::[0-5]\d)?$/.exec(plain)
  if (clock !== null) return bounded(Number(clock[1]) * 60 + Number(clock[2]))
  let rest = plain
  let minutes = 0
  while (rest !== '') {
    const found = part.exec(rest)
    if (found === null) return undefined
    const [whole, number = '', unit = ''] = found
    minutes += Number(number.replace(',', '.')) * unitOf(unit)
    rest = rest.slice(whole.length)
  }
  return plain === '' ? undefined : bounded(Math.round(minutes))
}

/** `45 min`, `1 h 20 min`, `2 d 4 h`; nothing is `0 min`. A lead is written with its sign. */
export function durationText(minutes: number): string {
  const whole = Math.abs(Math.round(minutes))
  const sign = minutes < 0 ? '\u2212' : ''
  const days = Math.floor(whole / 1440)
  const hours = Math.floor((whole % 1440) / 60)
  const rest = whole % 60
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((text) => text !== '')
  return sign + (parts.length === 0 ? '0 min' : parts.join(' '))
}

/** How much later or longer: `+5 min`, `−1 h`; nothing is "0". */
export const signedDuration = (minutes: number): string => (minutes === 0 ? '0' : `${minutes > 0 ? '+' : ''}${durationText(minutes)}`)

/** The same for narrow columns: `+0:25` is `+25`, `−1:20`. */
export const signedNarrow = (minutes: number): string => `${minutes > 0 ? '+' : ''}${narrowDuration(minutes)}`

/** The form for narrow columns: minutes under an hour, else `4:05`. */
export function narrowDuration(minutes: number): string {
  const whole = Math.abs(Math.round(minutes))
  const text = whole < 60 ? String(whole) : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return minutes < 0 ? `\u2212${text}` : text
}

const longest = 5_256_000

const bounded = (minutes: number): number | undefined => (minutes <= longest ? minutes : undefined)

function unitOf(unit: string): number {
  const letter = unit.toLowerCase()
  if (letter.startsWith('h')) return minutesOf.h
  if (letter.startsWith('d')) return minutesOf.d
  return letter.startsWith('w') ? minutesOf.w : minutesOf.min
}
