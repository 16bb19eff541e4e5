/** A span on the clock in minutes after midnight; 1440 is the end of the day. */
export type Span = readonly [from: number, to: number]

/** Hours as the model writes them, in order and without overlaps: `09:00-12:00 13:00-17:00`. */
export function hoursOf(spans: readonly Span[]): string {
  const merged: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (to <= from) continue
    const last = merged.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ')
}

export const spansOf = (hours: string): Span[] =>
  hours === ''
    ? []
    : hours
        .trimEnd()
        .split(' ')
        .map((span): Span => [minuteOf(span.slice(0, 5)), minuteOf(span.slice(6, 11))])

export const wholeDay = '00:00-24:00'

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
