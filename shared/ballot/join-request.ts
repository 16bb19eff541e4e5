import * as z from 'zod'
import { canonical, type Sha256, type VerifySignature } from '../log/canonical'
import { isDeviceId } from '../log/entry-form'
import { type Failure, failed, ok, type Result } from '../model/result'

const text = z.string().max(200)

/**
 * A device asks to join a workspace, or is named to those who shall compare its key (sync.md, Trust). It says itself who it
 * is: only the key is proved, by `dev` and by the signature; whose it is somebody must vouch for.
 */
export const JoinRequest = z.strictObject({
  join: z.literal(1),
  /** The workspace's id. */
  ws: z.string().regex(/^[0-9a-f]{64}$/),
  dev: z.string().refine(isDeviceId),
  /** 32 raw bytes in base64. */
  publicKey: z.string().max(64),
  /** Who it says it belongs to, and what they call it. */
  person: text,
  device: text,
  /** Wall time with offset, as the device says it. */
  at: text,
  /** Ed25519 over the SHA-256 of the canonical form without this. */
  sig: z.string().max(128),
})
export interface JoinRequest extends z.infer<typeof JoinRequest> {}

/** How a reader judges keys and signatures; node:crypto in main. */
export interface KeyReading {
  readonly sha256: Sha256
  /** The device that a public key names. */
  readonly deviceOf: (publicKey: string) => string
  readonly verify: VerifySignature
}

/** The line of a join request. `sign` signs a hash (hex) with the key of `dev`. */
export function joinLine(request: Omit<JoinRequest, 'join' | 'sig'>, sha256: Sha256, sign: (hash: string) => string): string {
  const said = {
    ...request,
    join: 1,
    person: request.person.toWellFormed().slice(0, 200).toWellFormed(),
    device: request.device.toWellFormed().slice(0, 200).toWellFormed(),
  } as const
  return canonical({ ...said, sig: sign(sha256(canonical(said))) })
}

/** Reads a join request; refuses one that is not byte for byte what its device signed. */
export function readJoin(line: string, { sha256, deviceOf, verify }: KeyReading): Result<JoinRequest, Failure> {
  const parsed = JoinRequest.safeParse(jsonOf(line))
  if (!parsed.success) return refused('not-a-join-request', 'It does not begin with the request of a device to join.')
  const { sig, ...said } = parsed.data
  if (canonicalOrNone(parsed.data) !== line) return refused('not-canonical', 'It was rewritten after it was signed.')
  if (deviceOf(said.publicKey) !== said.dev) return refused('key-mismatch', `The key in it is not that of device ${said.dev}.`)
  if (!verify(said.publicKey, sha256(canonical(said)), sig))
    return refused('signature', `It was changed after device ${said.dev} signed it, or was signed by another.`)
  return ok(parsed.data)
}

const refused = (code: string, message: string) => failed<Failure>({ code, message, place: 'line 1' })

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A lone surrogate passes JSON as an escape and has no canonical form. */
function canonicalOrNone(value: unknown): string | undefined {
  try {
    return canonical(value)
  } catch {
    return undefined
  }
}
