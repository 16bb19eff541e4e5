/** A length of time: `45 min`, `1 h 20 min`, `2 d 4 h`. */
export function durationText(length: number): string {
  const minutes = Math.max(0, Math.round(length / 60_000))
  if (minutes === 0) return 'an instant'
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', rest > 0 && days === 0 ? `${rest} min` : '']
  return parts.filter((part) => part !== '').join(' ')
}
