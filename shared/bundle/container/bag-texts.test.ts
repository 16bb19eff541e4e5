import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownDeclaration, readDeclaration } from './bag-declaration'
import { bagInfoText, ownBagInfo, readBagInfo, readPayloadSum, valuesOf } from './bag-info'
import { leadsOut, manifestNamed, manifestText, readManifest } from './bag-manifest'

const codes = (text: string) => readDeclaration(text).findings.map(({ code }) => code)

describe('bagit.txt', () => {
  test('of our own is version 1.0 in UTF-8', () => {
    expect(readDeclaration(ownDeclaration)).toEqual({ declaration: { version: '1.0', encoding: 'UTF-8' }, version: '1.0', findings: [] })
  })

  test.each([
    ['a byte order mark', `\ufeff${ownDeclaration}`, 'bom-in-bagit.txt'],
    ['a third line', `${ownDeclaration}X: y\n`, 'extra-line-in-bagit.txt'],
    ['no version', 'Tag-File-Character-Encoding: UTF-8\n', 'bad-version-line'],
    ['two spaces', ownDeclaration.replace(': 1.0', ':  1.0'), 'bad-version-line'],
    ['no encoding', 'BagIt-Version: 1.0\n', 'no-encoding-line'],
    ['a space before the colon', ownDeclaration.replace('Version:', 'Version :'), 'space-before-colon-in-bagit.txt'],
    ['a version to come', ownDeclaration.replace('1.0', '2.0'), 'version-2.0'],
    ['a trailing space', ownDeclaration.replace('1.0', '1.0 '), 'trailing-space-in-bagit.txt'],
  ])('with %s gets a finding', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })
})

describe('bag-info.txt', () => {
  const info = { organization: 'Aurora', contact: 'Anna Ödegård', description: 'Payments 4.2', date: '2026-01-15', identifier: 'release/r1' }

  test('of our own has its elements in one order, and leaves out what is empty', () => {
    expect(bagInfoText({ ...info, organization: '' }, { bytes: 27, files: 2 })).toBe(
      'Contact-Name: Anna Ödegård\nExternal-Description: Payments 4.2\nBagging-Date: 2026-01-15\nExternal-Identifier: release/r1\nPayload-Oxum: 27.2\n',
    )
  })

  test('keeps no line break that a person typed', () => {
    const text = bagInfoText({ ...info, description: 'one\r\nPayload-Oxum: 1.1\u0007' }, { bytes: 1, files: 1 })
    expect(text).toContain('External-Description: one Payload-Oxum: 1.1\n')
    expect(valuesOf(readBagInfo(text).elements, 'payload-oxum')).toEqual(['1.1'])
  })

  test('written, read and written again is the same text', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(' ', '\n', '\u0007', '\u0301', 'e', ':', '\ud800', '\ufeff') }))
    fc.assert(
      fc.property(fc.record({ organization: line, contact: line, description: line, date: line, identifier: line }), (values) => {
        const text = bagInfoText(values, { bytes: 3, files: 1 })
        expect(bagInfoText(ownBagInfo(readBagInfo(text).elements), { bytes: 3, files: 1 })).toBe(text)
      }),
    )
  })

  test('of others may continue a value on the next line, and repeat a label', () => {
    const { elements, badLines } = readBagInfo('A: one\r\n  two\rB : x\nno label\n\na: three')
    expect(valuesOf(elements, 'a')).toEqual(['one two', 'three'])
    expect(valuesOf(elements, 'B')).toEqual(['x'])
    expect(badLines).toEqual([4])
  })

  test('has a payload sum of bytes and files', () => {
    expect(readPayloadSum('27.2')).toEqual({ bytes: 27, files: 2 })
    expect(readPayloadSum('27')).toBeUndefined()
  })
})

describe('a manifest', () => {
  test('is known by its name', () => {
    expect(manifestNamed('tagmanifest-sha512.txt')).toEqual({ path: 'tagmanifest-sha512.txt', of: 'tag', algorithm: 'sha512' })
    expect(manifestNamed('data/manifest-sha512.txt')).toBeUndefined()
  })

  test('written and read gives the same paths and checksums, whatever the path holds', () => {
    const file = fc.record({
      path: fc.string({ unit: 'grapheme', minLength: 1 }).map((tail) => `data/${tail}`),
      checksum: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    })
    fc.assert(
      fc.property(fc.array(file), (files) => {
        const { lines, badLines } = readManifest(manifestText(files), 64, '1.0')
        expect(lines.map(({ path, checksum }) => ({ path, checksum }))).toEqual(files)
        expect(badLines).toEqual([])
      }),
    )
  })

  test('holds a path with any separator of Unicode: they end no line', () => {
    const files = ['\u2028', '\u00a0', 'a\u2029b', ' x'].map((tail) => ({ path: `data/${tail}`, checksum: 'a'.repeat(64) }))
    expect(readManifest(manifestText(files), 64, '1.0').lines.map(({ path, checksum }) => ({ path, checksum }))).toEqual(files)
  })

  test('decodes only what its version encodes', () => {
    const read = (version: '0.97' | '1.0') => readManifest(`${'a'.repeat(32)} data/100%25%0A%41\n`, 32, version).lines[0]?.path
    expect(read('1.0')).toBe('data/100%\n%41')
    expect(read('0.97')).toBe('data/100%25\n%41')
  })

  test('with a line that is no checksum says which', () => {
    expect(readManifest(`xyz data/a\n\n${'a'.repeat(31)} data/b\n`, 32, '1.0').badLines).toEqual([1, 3])
  })
})

test.each(['../x', '/x', '\\\\server\\x', '~/x', '~root', 'C:\\x', '%HomeDrive%\\x', 'data/../../x', 'data\\..\\x'])('“%s” leads out of a bag', (path) => {
  expect(leadsOut(path)).toBe(true)
})
test.each(['data/~x', 'data/100%', 'data/a..b', 'data/x y'])('“%s” stays inside a bag', (path) => {
  expect(leadsOut(path)).toBe(false)
})
