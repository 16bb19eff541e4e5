/** Units as tables of several languages write them; the longer word before the one that it begins with. */
const units: readonly (readonly [words: string, minutes: number])[] = [
  ['wochen?|weeks?|wks?|semaines?|sem\\.?|w', 10_080],
  ['tagen?|tage?|days?|dys?|jours?|d[ií]as?|d|j', 1_440],
  ['stunden?|std|hours?|hrs?|heures?|horas?|h', 60],
  ['minuten?|minutes?|minutos?|mins?|min|m', 1],
  ['sekunden?|seconds?|secondes?|segundos?|secs?|sek|s', 1 / 60],
]
const part = new RegExp(`^(\\d+(?:[.,]\\d+)?)\\s*(?:${units.map(([words]) => `(${words})`).join('|')})(?![a-zà-ÿ])\\.?\\s*(?:,|und|and|et|y)?\\s*`, 'i')
/** The rest of `1h30` and `1 h 30`: minutes that nobody names. */
const unnamed = /^([0-5]?\d)$/
const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i

/**
 * Minutes of a duration as people and programs write it: `45 min`, `1 h 20 min`, `1h30`, `1:20`, `2 d 4 h`, `1.5h`, `2 Std.`,
 * `PT1H30M` (ISO 8601); a bare number is minutes. Undefined where it can't be read; never negative.
 */
export function parseDuration(text: string): number | undefined {
  const plain = text.replace(/[\u00a0\u202f\u2009]/g, ' ').trim()
  if (/^\d+$/.test(plain)) return bounded(Number(plain))
  const clock = /^(\d+):([0-5]\d)(?::[0-5]\d)?$/.exec(plain)
  if (clock !== null) return bounded(Number(clock[1]) * 60 + Number(clock[2]))
  const byIso = iso.exec(plain)
  if (byIso !== null) return byIso.slice(1).every((piece) => piece === undefined) ? undefined : bounded(Math.round(sumOf(byIso.slice(1))))
  let rest = plain
  let minutes = 0
  let isAfterHours = false
  while (rest !== '') {
    const bare: RegExpExecArray | null = isAfterHours ? unnamed.exec(rest) : null
    const found = bare ?? part.exec(rest)
    if (found === null) return undefined
    const [whole, number = '', ...named] = found
    const unit: number = bare === null ? named.findIndex((words: string | undefined) => words !== undefined) : minuteUnit
    minutes += Number(number.replace(',', '.')) * (units[unit]?.[1] ?? 0)
    isAfterHours = unit === hourUnit
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

const [hourUnit, minuteUnit] = [2, 3]

/** Weeks, days, hours, minutes and seconds of ISO 8601. */
const sumOf = (pieces: readonly (string | undefined)[]): number =>
  pieces.reduce((sum, piece, at) => sum + (piece === undefined ? 0 : Number(piece) * (units[at]?.[1] ?? 0)), 0)
