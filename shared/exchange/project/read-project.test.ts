import { expect, test } from 'vitest'
import { readProject } from './read-project'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, !isBig)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), !isBig)
  return bytes
}
const latin = (text: string): Uint8Array => Uint8Array.from([...text], (letter) => letter.charCodeAt(0))
const plan = (title: string, declared = ''): string =>
  `<?xml version="1.0"${declared}?>\n<Project xmlns="http://schemas.microsoft.com/project">\n<Title>${title}</Title>\n<Tasks><Task><UID>1</UID><Name>${title}</Name></Task></Tasks>\n</Project>`

const read = (bytes: Uint8Array, name = 'plan.xml') => {
  const found = readProject(bytes, name)
  return found === undefined
    ? 'no project'
    : found.ok
      ? found.value.title
      : { code: found.failure.code, place: found.failure.place, message: found.failure.message }
}

test('a plan is read in the encoding that it says it is in', () => {
  expect(read(utf8(plan('Größe')))).toBe('Größe')
  expect(read(utf8(`\ufeff${plan('Größe')}`))).toBe('Größe')
  expect(read(utf16(plan('Größe', ' encoding="UTF-16"'), false))).toBe('Größe')
  expect(read(utf16(plan('Größe', ' encoding="UTF-16"'), true))).toBe('Größe')
  expect(read(latin(plan('Gr\u00f6\u00dfe', ' encoding="windows-1252"')))).toBe('Größe')
})

test('bytes that are none of its encoding, and an encoding that nobody knows, are refused with their line', () => {
  expect(read(latin(plan('Gr\u00f6\u00dfe', ' encoding="UTF-8"')))).toEqual({
    code: 'wrong-encoding',
    place: 'line 3',
    message: 'Line 3 of this file holds bytes that are not UTF-8, as the file says it is. Save it again as UTF-8.',
  })
  expect(read(utf8(plan('x', ' encoding="klingon"')))).toMatchObject({ code: 'unknown-encoding' })
})

test('what is broken is told in one sentence, with the line where it breaks', () => {
  expect(read(utf8(plan('a <b c')))).toMatchObject({ code: 'broken-xml', place: 'line 3' })
  expect(read(utf8('<Project xmlns="http://schemas.microsoft.com/project">\n<Tasks>\n<Task>'))).toMatchObject({ code: 'broken-xml', place: 'line 3' })
  expect(read(utf8('<?xml version="1.0"?>\n'))).toMatchObject({ code: 'broken-xml' })
  expect(read(utf8('<project name="Cut off">\n<tasks><task id="0"'), 'plan.gan')).toMatchObject({ code: 'broken-xml', place: 'line 2' })
  expect(read(utf8(plan('&nothing;')))).toMatchObject({ code: 'entity', place: 'line 3' })
  expect(read(utf8('<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>'), 'x.xml')).toMatchObject({ code: 'doctype', place: 'line 1' })
})

test('XML of other programs is refused by its name', () => {
  expect(read(utf8('<?xml version="1.0"?><project mrproject-version="2"/>'))).toMatchObject({ code: 'planner' })
  expect(read(utf8('<?xml version="1.0"?><Workbook/>'))).toMatchObject({
    code: 'other-xml',
    message: 'This is an Excel workbook as XML (save it as XLSX), not a project file.',
  })
  expect(read(utf8('<?xml version="1.0"?><garden/>'))).toMatchObject({
    code: 'other-xml',
    message: 'This XML file holds <garden>, not a project: Slipway reads the XML of MS Project (<Project>) and the files of GanttProject (<project>).',
  })
  expect(read(utf8('<?xml version="1.0"?><Project xmlns="urn:something-else"/>'))).toMatchObject({ code: 'other-xml' })
  expect(read(utf8('MPX,Microsoft Project,4.0'), 'plan.txt')).toMatchObject({ code: 'mpx' })
  expect(read(utf8('ERMHDR\t18.8'), 'plan.xer')).toMatchObject({ code: 'xer' })
})

test('tables, web pages and empty files are no business of this reader', () => {
  for (const [text, name] of [
    ['a,b\n1,2', 'x.csv'],
    ['<!DOCTYPE html><html></html>', 'x.html'],
    ['', 'x.xml'],
    ['', 'x.md'],
    ['{"a":1}', 'x.json'],
  ] as const)
    expect([name, read(utf8(text), name)]).toEqual([name, 'no project'])
})
