import { expect, test } from 'vitest'
import { previewTypeOf } from './preview'

const bytes = (...values: readonly (string | number)[]) =>
  new Uint8Array(values.flatMap((value) => (typeof value === 'number' ? [value] : [...Buffer.from(value)])))

test.each([
  ['a PNG', bytes(0x89, 'PNG\r\n', 0x1a, '\n...'), 'image/png'],
  ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  ['a WebP', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 '), 'image/webp'],
  ['text', bytes('Überweisung\n'), 'text/plain; charset=utf-8'],
  ['an SVG, which is shown as its source', bytes('<svg onload="x"/>'), 'text/plain; charset=utf-8'],
  ['a RIFF of another kind', bytes('RIFF', 1, 0, 3, 4, 'WAVE'), undefined],
  ['a program', bytes(0x7f, 'ELF', 0), undefined],
  ['broken UTF-8', bytes(0xc3, 0x28), undefined],
  ['a text without end', new Uint8Array(1_000_001).fill(97), undefined],
])('%s', (_name, content, type) => {
  expect(previewTypeOf(content)).toBe(type)
})
