/** Files that the system asks us to open, from before the app is ready on; kept until somebody listens. */
export interface IncomingFiles {
  readonly add: (paths: readonly string[]) => void
  /** Gets what has gathered and all that comes. An empty list means: the app was started once more, without a file. */
  readonly listen: (listener: (paths: readonly string[]) => unknown) => void
}

export function incomingFiles(): IncomingFiles {
  const gathered: string[][] = []
  let hears: ((paths: readonly string[]) => unknown) | undefined
  return {
    add(paths) {
      if (hears === undefined) gathered.push([...paths])
      else hears(paths)
    },
    listen(listener) {
      hears = listener
      for (const paths of gathered.splice(0)) listener(paths)
    },
  }
}
