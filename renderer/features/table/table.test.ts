import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, shownColumns, textOf, usualLayout } from './column'
import { tableAction } from './keys'
import { linesOf, rangeOf } from './lines'
import { cellsOf, tabSeparated } from './tab-separated'

interface Row {
  readonly id: string
  readonly name: string
}
const column = (id: string, more: Partial<Column<Row>> = {}): Column<Row> => ({ id, header: id, value: ({ name }) => name, width: 100, ...more })

describe('columns', () => {
  const columns = [column('state'), column('name', { isName: true }), column('owner', { isHidden: true }), column('target')]
  const ids = (layout: Partial<typeof usualLayout>) => shownColumns(columns, { ...usualLayout, ...layout }).map(({ id }) => id)
  test('the name is first and always there; hidden ones come when asked for', () => {
    expect(ids({})).toEqual(['name', 'state', 'target'])
    expect(ids({ shown: { name: false, owner: true, state: false } })).toEqual(['name', 'owner', 'target'])
  })
  test('a person’s order holds, columns of a newer version follow', () => {
    expect(ids({ order: ['target', 'gone', 'state'], shown: { owner: true } })).toEqual(['name', 'target', 'state', 'owner'])
  })
  test('a cell without words of its own says its value', () => {
    expect(textOf(column('name'), { id: '1', name: 'A' })).toBe('A')
    expect(textOf(column('name', { value: () => undefined }), { id: '1', name: 'A' })).toBe('')
    expect(textOf(column('name', { text: () => 'word' }), { id: '1', name: 'A' })).toBe('word')
  })
})

describe('lines', () => {
  const row = (id: string): Row => ({ id, name: id })
  const groups = [
    { id: 'p', title: 'Payments', rows: [row('a'), row('b')] },
    { id: 'c', title: 'Core', rows: [row('c')] },
  ]
  const shown = (folded: readonly string[]) =>
    linesOf(groups, folded, ({ id }) => id).map((line) => (line.kind === 'group' ? `(${line.group.title})` : line.id))
  test('groups have a line of their own, folded ones hide their rows', () => {
    expect(shown([])).toEqual(['(Payments)', 'a', 'b', '(Core)', 'c'])
    expect(shown(['p'])).toEqual(['(Payments)', '(Core)', 'c'])
  })
  test('one group without a title is no group', () => {
    expect(linesOf([{ id: '', title: '', rows: [row('a')] }], [], ({ id }) => id)).toMatchObject([{ kind: 'row', id: 'a', nested: false }])
  })
  test('a range holds its corners whichever way it was drawn', () => {
    expect(rangeOf({ line: 5, column: 1 }, { line: 2, column: 3 })).toEqual({ from: { line: 2, column: 1 }, to: { line: 5, column: 3 } })
  })
})

describe('keys', () => {
  const extent = { lines: 100, columns: 5, page: 20, isGroup: false }
  const press = (key: string, held: Partial<Record<'ctrl' | 'shift' | 'alt', boolean>> = {}, at = { line: 10, column: 2 }, more = {}) =>
    tableAction({ key, ctrl: false, shift: false, alt: false, ...held }, at, { ...extent, ...more })
  test('arrows go, Shift makes a range, Ctrl goes to the ends', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'go', to: { line: 11, column: 2 }, extend: false })
    expect(press('ArrowRight', { shift: true })).toEqual({ kind: 'go', to: { line: 10, column: 3 }, extend: true })
    expect(press('End', { ctrl: true })).toEqual({ kind: 'go', to: { line: 99, column: 4 }, extend: false })
    expect(press('PageDown', {}, { line: 95, column: 0 })).toMatchObject({ to: { line: 99, column: 0 } })
  })
  test('above the first line is the head, where Enter sorts and Alt with an arrow widens', () => {
    expect(press('ArrowUp', {}, { line: 0, column: 2 })).toMatchObject({ to: { line: -1, column: 2 } })
    expect(press('Enter', {}, { line: -1, column: 2 })).toEqual({ kind: 'sort' })
    expect(press('ArrowRight', { alt: true }, { line: -1, column: 2 })).toEqual({ kind: 'widen', by: 16 })
    expect(press('ArrowRight', { alt: true })).toBeUndefined()
  })
  test('a group folds and unfolds', () => {
    expect(press('ArrowLeft', {}, { line: 3, column: 0 }, { isGroup: true })).toEqual({ kind: 'fold' })
    expect(press('ArrowRight', {}, { line: 3, column: 0 }, { isGroup: true })).toEqual({ kind: 'unfold' })
  })
  test('Enter and F2 edit, Ctrl+D fills down, letters alone do nothing', () => {
    expect(press('F2')).toEqual({ kind: 'edit' })
    expect(press('d', { ctrl: true })).toEqual({ kind: 'fill-down' })
    expect(press('d')).toBeUndefined()
  })
})

describe('the clipboard', () => {
  test('a cell with tabs and line breaks stays one cell', () => {
    expect(
      tabSeparated([
        ['a\tb', 'say "x"', 'plain'],
        ['1', '2', '3'],
      ]),
    ).toBe('"a\tb"\t"say ""x"""\tplain\n1\t2\t3')
  })
  test('the line break at the end of what a spreadsheet gives is no row', () => {
    expect(cellsOf('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })
  test('what is copied is what is pasted', () => {
    const text = fc.stringMatching(/^[\w "\t\n,;äß]*$/)
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(cellsOf(`${tabSeparated(rows)}\n`)).toEqual(rows)
      }),
    )
  })
})
