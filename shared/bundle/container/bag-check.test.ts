import { describe, expect, test } from 'vitest'
import { checksumsWanted, judgeBag } from './bag-check'
import type { BagVersion } from './bag-declaration'
import { bagListing, readBag } from './bag-read'

const one = '1'.repeat(64)
const two = '2'.repeat(64)
const utf8 = new TextEncoder()

/** A sound bag of one payload file, with parts of it replaced; "" removes a file. */
function judge(changes: Readonly<Record<string, string>>, version: BagVersion = '1.0') {
  const sound: Record<string, string> = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'bag-info.txt': 'Payload-Oxum: 1.1\n',
    'manifest-sha256.txt': `${one}  data/a\n`,
    'data/a': 'x',
  }
  const texts = new Map(Object.entries({ ...sound, ...changes }).flatMap(([path, text]) => (text === '' ? [] : [[path, utf8.encode(text)] as const])))
  const listing = bagListing(new Map([...texts].map(([path, bytes]) => [path, bytes.length])), [])
  const checksums = new Map([...texts.keys()].map((path) => [path, new Map([['sha256', one] as const])]))
  const { state, findings } = judgeBag(readBag(listing, texts), checksums)
  return { state, codes: findings.map(({ code }) => code) }
}

test('a sound bag is valid, without a finding', () => {
  expect(judge({})).toEqual({ state: 'valid', codes: [] })
})

describe('a bag of version 1.0 is invalid, one of 0.97 valid with a warning, when', () => {
  test.each([
    ['a manifest lists a file twice', { 'manifest-sha256.txt': `${one}  data/a\n${one}  data/a\n` }, 'duplicate-same-hash'],
    ['a path begins with “./”', { 'manifest-sha256.txt': `${one}  ./data/a\n` }, 'leading-dot-slash'],
    ['a path begins with an asterisk', { 'manifest-sha256.txt': `${one} *data/a\n` }, 'leading-asterisk'],
    ['a manifest begins with a byte order mark', { 'manifest-sha256.txt': `\ufeff${one}  data/a\n` }, 'bom-in-tag-file'],
  ])('%s', (_, changes, code) => {
    expect(judge(changes)).toEqual({ state: 'invalid', codes: [code] })
    expect(judge(changes, '0.97')).toEqual({ state: 'valid-with-warning', codes: [code] })
  })
})

describe('a bag is invalid when', () => {
  test.each([
    ['a checksum differs', { 'manifest-sha256.txt': `${two}  data/a\n` }, 'checksum'],
    ['a file is in no manifest', { 'data/b': 'y', 'bag-info.txt': '' }, 'unlisted'],
    ['it has no manifest', { 'manifest-sha256.txt': '' }, 'no-manifest'],
    ['its sum is malformed', { 'bag-info.txt': 'Payload-Oxum: 1\n' }, 'oxum-malformed'],
    ['a line of its info has no label', { 'bag-info.txt': 'Payload-Oxum: 1.1\nnothing\n' }, 'bad-info-line'],
    ['a tag manifest lists a payload file', { 'tagmanifest-sha256.txt': `${one}  data/a\n${one}  manifest-sha256.txt\n` }, 'path-escape'],
    ['a tag manifest omits the manifest', { 'tagmanifest-sha256.txt': `${one}  bagit.txt\n` }, 'tagmanifest-omits'],
    ['fetch.txt names a file that no manifest lists', { 'fetch.txt': 'http://x - data/b\n' }, 'fetch-unlisted'],
    ['fetch.txt is malformed', { 'fetch.txt': 'http://x data/a\n' }, 'bad-fetch-line'],
  ])('%s', (_, changes, code) => {
    const { state, codes } = judge(changes)
    expect(state).toBe('invalid')
    expect(codes).toContain(code)
  })
})

test('a bag whose file is still to be fetched is incomplete', () => {
  const changes = { 'fetch.txt': 'http://x 1 data/b\n', 'manifest-sha256.txt': `${one}  data/a\n${one}  data/b\n` }
  expect(judge(changes)).toEqual({ state: 'incomplete', codes: ['has-fetch.txt', 'missing'] })
})

test('a bag without a payload folder is invalid', () => {
  const { state, codes } = judge({ 'data/a': '', 'manifest-sha256.txt': '' })
  expect(state).toBe('invalid')
  expect(codes).toContain('no-data-folder')
})

test('what has to be hashed is what the manifests list and the bag holds', () => {
  const texts = new Map([
    ['bagit.txt', utf8.encode('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['manifest-md5.txt', utf8.encode(`${'1'.repeat(32)}  data/a\n${'1'.repeat(32)}  data/gone\n`)],
    ['manifest-sha256.txt', utf8.encode(`${one}  data/a\n`)],
  ])
  const { bag } = readBag(bagListing(new Map([...texts.keys(), 'data/a', 'data/b'].map((path) => [path, 1])), []), texts)
  expect(bag && [...checksumsWanted(bag)]).toEqual([['data/a', new Set(['md5', 'sha256'])]])
})
