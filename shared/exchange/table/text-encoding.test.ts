import { expect, test } from 'vitest'
import { fileKind } from './file-kind'
import { decodeText } from './text-encoding'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [...part])))

test('UTF-8 is read with and without a byte order mark', () => {
  expect(decodeText(utf8('Größe → 日本'))).toMatchObject({ text: 'Größe → 日本', encoding: 'utf-8', notes: [] })
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'a,ü')).text).toBe('a,ü')
})

test('UTF-16 is read by its byte order mark, in either order', () => {
  const little = (text: string) =>
    bytes(
      [0xff, 0xfe],
      [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    )
  const big = (text: string) =>
    bytes(
      [0xfe, 0xff],
      [...text].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]),
    )
  expect(decodeText(little('a;ü→'))).toMatchObject({ text: 'a;ü→', encoding: 'utf-16le', notes: [] })
  expect(decodeText(big('a;ü→'))).toMatchObject({ text: 'a;ü→', encoding: 'utf-16be', notes: [] })
  expect(decodeText(bytes([...little('a\n')], [0x00, 0xd8, 0x62, 0x00])).notes).toMatchObject([{ code: 'invalid-bytes', line: 2 }])
})

test('Windows-1252 keeps its dashes, quotes and euro, of which Latin-1 knows nothing', () => {
  const all = Uint8Array.from([0x80, 0x93, 0x94, 0x96, 0x97, 0xe4, 0xdf])
  expect(decodeText(bytes('x ', [...all]))).toMatchObject({ text: 'x €“”–—äß', encoding: 'windows-1252', notes: [] })
})

test('a line that is not in the encoding of the rest is read in its own and named', () => {
  const mixed = decodeText(bytes('Größe\n', 'Gr', [0xf6, 0xdf], 'e\n', 'Grün\n'))
  expect(mixed).toMatchObject({ text: 'Größe\nGröße\nGrün\n', encoding: 'utf-8', notes: [{ code: 'invalid-bytes', line: 2 }] })
  expect([...mixed.mended]).toEqual([2])
  const other = decodeText(bytes([0xe4], '\n', [0xf6], '\n', 'ü\n'))
  expect(other).toMatchObject({ text: 'ä\nö\nü\n', encoding: 'windows-1252', notes: [{ code: 'other-encoding', line: 3 }] })
})

test('a surrogate written as UTF-8 is shown as a broken letter and named', () => {
  expect(decodeText(bytes('ü\nx', [0xed, 0xa0, 0xbd], 'y'))).toMatchObject({
    text: 'ü\nx\ufffd\ufffd\ufffdy',
    encoding: 'utf-8',
    notes: [{ code: 'invalid-bytes', line: 2 }],
  })
})

test('zero bytes are taken out and said', () => {
  expect(decodeText(utf8('a\nb\0c\0'))).toMatchObject({ text: 'a\nbc', notes: [{ code: 'nul-removed', line: 2 }] })
})

test('a file is what its first bytes say', () => {
  const kinds: readonly (readonly [string, Uint8Array])[] = [
    ['empty', utf8('')],
    ['zip', bytes('PK', [3, 4])],
    ['old-office', bytes([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    [
      'protected',
      bytes(
        [0xd0, 0xcf, 0x11, 0xe0],
        [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ),
    ],
    ['rtf', utf8('{\\rtf1 x}')],
    ['pdf', utf8('%PDF-1.7')],
    ['html', utf8('\n<!DOCTYPE html><p>')],
    ['html', utf8('<TABLE><tr>')],
    ['xml', utf8('<?xml version="1.0"?><Project/>')],
    ['json', utf8(' {"result": []}')],
    ['binary', bytes([0, 1, 0, 2, 0, 0, 0, 9])],
    ['binary', bytes([0x89], 'PNG picture')],
    ['binary', bytes([0x1f, 0x8b], 'packed')],
    ['calendar', utf8('BEGIN:VCALENDAR\r\n')],
    ['text', utf8('a,b\0c'.padEnd(100, 'x'))],
    ['text', utf8('a,b')],
  ]
  expect(kinds.map(([, file]) => fileKind(file))).toEqual(kinds.map(([kind]) => kind))
})
