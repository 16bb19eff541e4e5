import canonicalize from 'canonicalize'

/** Canonical JSON (RFC 8785). The value must be plain JSON: parse foreign values first. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Only JSON has a canonical form.')
  return text
}

/** SHA-256 of a text's UTF-8 bytes as lower-case hex. Given by the caller: node:crypto in main, @noble/hashes in renderer. */
export type Sha256 = (text: string) => string

/** Whether `signature` (base64) of `hash` (hex) is by `publicKey` (32 raw bytes in base64). Ed25519. */
export type VerifySignature = (publicKey: string, hash: string, signature: string) => boolean
