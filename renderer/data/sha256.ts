import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text as lower-case hex: what pure code in shared/ takes as an argument. */
export const sha256 = (text: string): string => bytesToHex(hash(utf8ToBytes(text)))
