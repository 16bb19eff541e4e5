import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from './safe-file-name'

test('a title reads as it was, as far as a file system allows', () => {
  expect(safeFileName('Payments 26.12', 'pdf')).toBe('Payments 26.12.pdf')
  expect(safeFileName('Köln/Zürich: Überweisung 日本', 'slipway')).toBe('Köln-Zürich- Überweisung 日本.slipway')
})

test.each([
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['CON', 'Slipway CON.pdf'],
  ['nul.txt', 'Slipway nul.txt.pdf'],
  ['', 'Slipway.pdf'],
  ['...', 'Slipway.pdf'],
  ['.profile', 'profile.pdf'],
  ['invoice\u202Efdp.exe', 'invoice-fdp.exe.pdf'],
  ['a:b\u0000c\nd', 'a-b-c-d.pdf'],
])('%j becomes %j', (title, name) => {
  expect(safeFileName(title, 'pdf')).toBe(name)
})

test('whatever the title, the name is short and made of harmless characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = safeFileName(title, 'slipway')
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N} _.-]*\.slipway$/u)
      expect([...name].length).toBeLessThanOrEqual(90)
      expect(name).not.toContain('..')
    }),
  )
})
