/** Wall time with its offset, for people: `2026-11-25T19:05:12+01:00`. */
export function wallTime(at: number): string {
  const offset = -new Date(at).getTimezoneOffset()
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0')
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19)
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}
