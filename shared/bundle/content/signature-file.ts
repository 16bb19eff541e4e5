import { canonical, type Sha256 } from '#shared/log/canonical'
import { isDeviceId } from '#shared/log/entry-form'
import { type Failure, failed, ok, type Result } from '#shared/model/result'

/**
 * `data/signature.json`: which device made the bundle of which workspace, and the SHA-256 of every other payload file,
 * signed with that device's key. Entries sign themselves; this is what keeps the plan's PDF from being exchanged and
 * the newest entries from being left out.
 */
export interface BundleSignature {
  readonly format: 1
  readonly ws: string
  readonly by: string
  readonly files: Readonly<Record<string, string>>
  readonly sig: string
}

export type Unsigned = Omit<BundleSignature, 'sig'>

/** What the device signs: SHA-256 of the canonical JSON without `sig`. */
export const hashOfSignature = ({ format, ws, by, files }: Unsigned, sha256: Sha256): string => sha256(canonical({ format, ws, by, files }))

/** The bytes of `data/signature.json`, as text. */
export const signatureText = (signature: BundleSignature): string => canonical(signature)

const hash = /^[0-9a-f]{64}$/
/** 64 bytes in base64. */
const ed25519 = /^[A-Za-z0-9+/]{86}==$/

export function readSignature(text: string): Result<BundleSignature, Failure> {
  const wrong = (message: string) => failed({ code: 'signature-unreadable', message, place: 'data/signature.json' })
  const read = jsonOf(text)
  if (typeof read !== 'object' || read === null) return wrong('The bundle’s signature is not JSON.')
  const { format, ws, by, files, sig, ...more } = read as Readonly<Record<string, unknown>>
  if (format !== 1 || Object.keys(more).length > 0) return wrong('The bundle’s signature has a form that this Slipway does not know.')
  const isWhole = typeof ws === 'string' && hash.test(ws) && isDeviceId(by) && typeof sig === 'string' && ed25519.test(sig) && isChecksums(files)
  if (!isWhole) return wrong('The bundle’s signature is not complete.')
  const signature: BundleSignature = { format, ws, by, files, sig }
  // Also what a parser takes in silence, such as a name that stands twice.
  return signatureText(signature) === text ? ok(signature) : wrong('The bundle’s signature was rewritten after it was made.')
}

const isChecksums = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([name, each]) => name.isWellFormed() && typeof each === 'string' && hash.test(each))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
