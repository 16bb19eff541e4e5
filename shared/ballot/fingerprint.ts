import { wordlist } from '@scure/bip39/wordlists/english.js'

/** Words of a fingerprint: 66 bits, so that nobody finds a second key with the same ones by trying (sync.md, Trust). */
const count = 6
const bitsOfAWord = 11n

/**
 * A key as people compare it by voice: the first 66 bits of the SHA-256 (hex) of its 32 raw bytes, 11 bits a word of the
 * English list of BIP-39, whose words differ in their first four letters.
 */
export function fingerprintWords(sha256OfKey: string): readonly string[] {
  const bits = BigInt(`0x${sha256OfKey.slice(0, 17)}`) >> 2n
  return Array.from({ length: count }, (_, at) => wordlist[Number((bits >> (bitsOfAWord * BigInt(count - 1 - at))) & 2047n)] ?? '')
}
