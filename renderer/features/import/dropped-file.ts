import { go } from '#app/router'

interface DroppedFile {
  readonly token: string
  readonly name: string
}

let waiting: DroppedFile | undefined
const listeners = new Set<() => void>()

/** Opens the room that imports with a file that was dropped on the window. */
export function importDropped(file: DroppedFile): void {
  waiting = file
  go('import')
  for (const listener of listeners) listener()
}

/** The file that was dropped, handed out once. */
export function takeWaiting(): DroppedFile | undefined {
  const file = waiting
  waiting = undefined
  return file
}

/** Hears of each further file while the room is open. */
export function onDropped(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
