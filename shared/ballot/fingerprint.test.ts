import { createHash } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { fingerprintWords } from './fingerprint'

const wordsOf = (hex: string): readonly string[] => fingerprintWords(hex.padEnd(64, '0'))

test('six words stand for the first 66 bits, eleven each', () => {
  expect(wordsOf('0')).toEqual(Array.from({ length: 6 }, () => 'abandon'))
  expect(wordsOf('f'.repeat(64))).toEqual(Array.from({ length: 6 }, () => 'zoo'))
  // 2, 2047 and 1 of 0 to 2047, in binary one after the other.
  const bits = [2, 2047, 1, 0, 1024, 3].map((number) => number.toString(2).padStart(11, '0')).join('')
  const hex = BigInt(`0b${bits}00`).toString(16).padStart(17, '0')
  expect(wordsOf(hex)).toEqual([2, 2047, 1, 0, 1024, 3].map((number) => wordlist[number]))
})

test('one bit of the first 66 more or less makes other words', () => {
  const hash = createHash('sha256').update('a key').digest('hex')
  for (let bit = 0; bit < 66; bit++) {
    const other = (BigInt(`0x${hash}`) ^ (1n << BigInt(255 - bit))).toString(16).padStart(64, '0')
    expect(fingerprintWords(other)).not.toEqual(fingerprintWords(hash))
  }
})
