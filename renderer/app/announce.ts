/*
 * The one polite live region: it says results to screen readers ("Moved to 12 Dec, 1 new conflict"). The same words said
 * twice must be heard twice, so the region is emptied first.
 */
const listeners = new Set<(words: string) => void>()

export function announce(words: string): void {
  for (const listener of listeners) listener(words)
}

export function hearAnnouncements(listener: (words: string) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
