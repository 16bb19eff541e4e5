import { randomBytes } from 'node:crypto'

type Direction = 'read' | 'write'

/** What a token stands for. The renderer holds the token and the name, never the path. */
interface Grant {
  readonly path: string
  readonly window: number
  readonly direction: Direction
  readonly until: number
}

export interface FileTokens {
  /** A new token for a file that the person chose in a dialog, or opened from the system. */
  readonly grant: (path: string, window: number, direction: Direction) => string
  /** The path, if this window may use the token this way now. A token to write is used up by it. */
  readonly redeem: (token: string, window: number, direction: Direction) => string | undefined
  /** Ends all tokens of a window that is gone. */
  readonly forget: (window: number) => void
}

const hour = 3_600_000

/** Tokens live in main's memory for an hour. `now` gives milliseconds; `chance` a token's bytes. */
export function fileTokens(now: () => number, chance: () => Buffer = () => randomBytes(24)): FileTokens {
  const grants = new Map<string, Grant>()
  return {
    grant(path, window, direction) {
      const token = chance().toString('base64url')
      grants.set(token, { path, window, direction, until: now() + hour })
      return token
    },
    redeem(token, window, direction) {
      const grant = grants.get(token)
      if (grant === undefined || grant.window !== window || grant.direction !== direction) return undefined
      if (grant.until <= now() || direction === 'write') grants.delete(token)
      return grant.until <= now() ? undefined : grant.path
    },
    forget(window) {
      for (const [token, grant] of grants) if (grant.window === window) grants.delete(token)
    },
  }
}
