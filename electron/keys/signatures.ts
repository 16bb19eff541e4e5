import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { Sha256, VerifySignature } from '#shared/log/canonical'
import { deviceId } from '#shared/log/device-id'

/** DER of an Ed25519 public key (RFC 8410) is this prefix and the 32 raw bytes. */
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** In one call: a hash object for each of an import's operations costs three times as much. */
export const sha256: Sha256 = (text) => hash('sha256', text)

export const sha256OfBytes = (bytes: Uint8Array): string => hash('sha256', bytes)

const keys = new Map<string, KeyObject>()

function publicKeyOf(base64: string): KeyObject | undefined {
  const known = keys.get(base64)
  if (known !== undefined) return known
  const raw = Buffer.from(base64, 'base64')
  if (raw.length !== 32) return undefined
  const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
  if (keys.size < 1_000) keys.set(base64, key)
  return key
}

/** Ed25519 over the 32 bytes of the hash. Anything malformed is simply no signature. */
export const verifySignature: VerifySignature = (publicKey, hash, signature) => {
  try {
    const key = publicKeyOf(publicKey)
    const bytes = Buffer.from(signature, 'base64')
    return key !== undefined && bytes.length === 64 && bytes.toString('base64') === signature && verify(null, Buffer.from(hash, 'hex'), key, bytes)
  } catch {
    return false
  }
}

/** The device that a public key names. */
export const deviceOf = (publicKey: string): string => deviceId(sha256OfBytes(Buffer.from(publicKey, 'base64')))

export interface DeviceKey {
  readonly device: string
  readonly publicKey: string
  readonly sign: (hash: string) => string
}

export interface NewKey extends DeviceKey {
  /** PKCS #8, DER, base64: to be protected before it is stored. */
  readonly secret: string
}

const keyOf = (privateKey: KeyObject, publicKey: KeyObject): DeviceKey => {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(spki.length).toString('base64')
  return { device: deviceOf(raw), publicKey: raw, sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64') }
}

export function newDeviceKey(): NewKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { ...keyOf(privateKey, publicKey), secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') }
}

export function deviceKeyFrom(secret: string): DeviceKey {
  const privateKey = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })
  return keyOf(privateKey, createPublicKey(privateKey))
}
