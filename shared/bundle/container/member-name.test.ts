import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collisionKey, compareByBytes, nameProblem, shownName } from './member-name'

describe('a name is refused when', () => {
  test.each([
    ['it is empty', '', 'empty-name'],
    ['a part of it is empty', 'data//x', 'empty-name'],
    ['it is absolute', '/etc/passwd', 'absolute-path'],
    ['it is a share', '//server/share', 'absolute-path'],
    ['it has a drive', 'c:evil.txt', 'absolute-path'],
    ['it climbs', 'data/../../x', 'path-traversal'],
    ['it climbs by backslashes', 'data\\..\\x', 'path-traversal'],
    ['it has a part that is a dot', './x', 'path-traversal'],
    ['it has a backslash', 'data\\x', 'backslash-name'],
    ['it holds NUL', 'good.txt\u0000.exe', 'control-char-name'],
    ['it holds a C1 control', 'a\u0085b', 'control-char-name'],
    ['it turns the direction of text', 'invoice\u202efdp.exe', 'bidi-char-name'],
    ['it is a device', 'data/AUX', 'windows-name'],
    ['it is a device with an extension', 'com1.txt', 'windows-name'],
    ['it is a device with a superscript digit', 'lpt\u00b2', 'windows-name'],
    ['a part ends with a dot', 'data./x', 'windows-name'],
    ['it ends with a space', 'x ', 'windows-name'],
    ['it has a stream', 'data/x:y', 'windows-name'],
    ['a part is over 255 bytes', 'ü'.repeat(128), 'name-too-long'],
    ['the whole is over 1,024 bytes', 'abcdefghi/'.repeat(103), 'name-too-long'],
  ])('%s', (_, name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })
})

test.each(['data/release.json', 'data/', 'bagit.txt', 'data/．．/x', 'data/...x', 'data/ü/変更.txt', 'data/.hidden', 'data/console', 'data/com10'])(
  '“%s” is taken, letter for letter',
  (name) => {
    expect(nameProblem(name)).toBeUndefined()
  },
)

test('names that are one file on Windows or macOS have one key', () => {
  expect(collisionKey('data/CAFE\u0301.txt')).toBe(collisionKey('data/caf\u00e9.txt'))
  expect(collisionKey('STRASSE')).toBe(collisionKey('straße'))
  expect(collisionKey('data/a')).not.toBe(collisionKey('data/b'))
})

test('the order of members is that of their bytes, not of UTF-16', () => {
  const utf8 = new TextEncoder()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(compareByBytes(utf8.encode(a), utf8.encode(b)))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
    }),
  )
  expect(compareByBytes(utf8.encode('\uffee'), utf8.encode('𐀀'))).toBeLessThan(0)
})

test('a message shows a hostile name harmlessly', () => {
  expect(shownName('a\u0000b\u202ec')).toBe('a\\u0000b\\u202ec')
  expect(shownName('x'.repeat(500))).toHaveLength(201)
})
