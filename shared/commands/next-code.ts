/** The next free code: A, B, C at the top, B1, B2 below B; the letter X stays free for the back-out. */
export function nextCode(parentCode: string, taken: ReadonlySet<string>): string {
  if (parentCode !== '') {
    const stem = /\d$/.test(parentCode) ? `${parentCode}.` : parentCode
    for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`
  }
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWYZ') if (!taken.has(letter)) return letter
  for (let n = 1; ; n++) if (!taken.has(`T${n}`)) return `T${n}`
}
