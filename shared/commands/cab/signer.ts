import type { Roots } from '../../log/apply'
import type { Sha256 } from '../../log/canonical'

/** Who writes: the device's id and the name of its person, as its admission or join request says. */
export interface Signer {
  readonly device: string
  readonly person: string
}

/** What a board's command is judged by. */
export interface BoardFacts {
  readonly roots: Roots
  /** `meeting/x`. */
  readonly meeting: string
  /** `change/x` or `release/x`. */
  readonly subject: string
  readonly sha256: Sha256
  readonly signer: Signer
}

/** The name of something that is written once: `random` is an identity of its own (data/identity.ts). */
export const writtenOnce = ({ device }: Signer, random: string): string => `${device}-${random}`
