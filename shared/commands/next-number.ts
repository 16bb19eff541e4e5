/**
 * The number after the highest among these, in the form that most of them have (`CHG0040213` gives `CHG0040214`);
 * `first` where none has one. Two devices may choose the same: a number is a label, never an identity.
 */
export function nextNumber(taken: readonly string[], first: string): string {
  const stems = new Map<string, { count: number; highest: number; digits: number }>()
  for (const number of taken) {
    const [, stem = '', digits = ''] = /^(.*?)(\d{1,12})$/.exec(number) ?? []
    if (digits === '') continue
    const known = stems.get(stem) ?? { count: 0, highest: 0, digits: 0 }
    const value = Number(digits)
    stems.set(stem, {
      count: known.count + 1,
      highest: Math.max(known.highest, value),
      digits: value >= known.highest ? digits.length : known.digits,
    })
  }
  const [most] = [...stems].sort(([a, { count: many }], [b, { count: more }]) => more - many || (a < b ? -1 : 1))
  if (most === undefined) return first
  const [stem, { highest, digits }] = most
  return `${stem}${String(highest + 1).padStart(digits, '0')}`
}
