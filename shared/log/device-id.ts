/** Crockford's base32 in lower case: no i, l, o, u, so that a device's name can be read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A device's name: the first 80 bits of the SHA-256 of its raw public key, so that the name proves the key (sync.md, Folder layout). */
export function deviceId(sha256OfKey: string): string {
  let bits = BigInt(`0x${sha256OfKey.slice(0, 20)}`)
  let name = ''
  for (let digit = 0; digit < 16; digit++) {
    name = (alphabet[Number(bits & 31n)] ?? '') + name
    bits >>= 5n
  }
  return name
}

/** A key as people compare it: the device's name in four groups. */
export const spokenKey = (device: string): string => device.replace(/(.{4})(?=.)/g, '$1 ')
