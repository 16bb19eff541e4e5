import { describe, expect, test } from 'vitest'
import { searchIndex } from './search-index'
import { folded, termsOf, wordsOf } from './terms'

const texts = [
  ['release/ledger', 'Ledger 8.4', 'Core banking schema from 118 to 121'],
  ['release/ledger-fix', 'Ledger 8.3.4', 'Deployment of an emergency fix'],
  ['freeze/year', 'Jahresend-Sperre', 'Das Wartungsfenster entfällt, die Rücksetzung auch'],
  ['meeting/cab', '変更諮問委員会', '本番環境への変更を審議します'],
  ['change/straße', 'CHG0040231 Straßenkarten', 'Łódź, Ærø and Ångström'],
] as const

function filled() {
  const index = searchIndex()
  index.put(texts.map(([id, title, text]) => ({ id, title, text })))
  return index
}
const found = (text: string) => filled().find(text, 50).entities

describe('what is found', () => {
  test('case and marks don’t matter, in either direction', () => {
    expect(found('RUCKSETZUNG')).toEqual(['freeze/year'])
    expect(found('rücksetzung')).toEqual(['freeze/year'])
    expect(found('strasse')).toEqual(['change/straße'])
    expect(found('aero lodz angstrom')).toEqual(['change/straße'])
  })
  test('a typo in a word is forgiven, in a number it is not', () => {
    expect(found('deploymnt')).toEqual(['release/ledger-fix'])
    expect(found('legder')).toContain('release/ledger')
    expect(found('CHG0040232')).toEqual([])
  })
  test('what is under way stands before what is over, and that is still found', () => {
    const index = searchIndex()
    index.put([
      { id: 'release/old', title: 'Payments 26.09', text: '', isOver: true },
      { id: 'release/new', title: 'Payments 26.12', text: '' },
    ])
    expect(index.find('payments', 9).entities).toEqual(['release/new', 'release/old'])
    expect(index.find('payments 26.09', 9).entities).toEqual(['release/old'])
  })
  test('words are found by their beginnings, long ones by a part of them', () => {
    expect(found('led 8.4')).toEqual(['release/ledger'])
    expect(found('fenster')).toEqual(['freeze/year'])
    expect(found('wartung')).toEqual(['freeze/year'])
  })
  test('a version is one word: its first part finds all, all of it finds one', () => {
    expect(found('ledger 8')).toEqual(['release/ledger', 'release/ledger-fix'])
    expect(found('8.3.4')).toEqual(['release/ledger-fix'])
  })
  test('Japanese is found by its words', () => {
    expect(found('変更')).toEqual(['meeting/cab'])
    expect(found('諮問')).toEqual(['meeting/cab'])
    expect(found('本番 審議')).toEqual(['meeting/cab'])
  })
  test('every word of the question must be there', () => {
    expect(found('ledger schema')).toEqual(['release/ledger'])
    expect(found('ledger freeze')).toEqual([])
  })
  test('a title weighs more than a text', () => {
    const index = filled()
    index.put([{ id: 'note/a', title: 'Note', text: 'About the ledger, the ledger and the ledger' }])
    expect(index.find('ledger', 50).entities.at(-1)).toBe('note/a')
  })
})

test('of the same name a release stands before its package and units', () => {
  const index = searchIndex()
  index.put([
    { id: 'release-package/a', title: 'ledger-8-3', text: '' },
    { id: 'release-unit/a', title: 'ledger', text: '' },
    { id: 'release/a', title: 'Ledger 8.3', text: 'General ledger of the bank, its schema and its reports' },
  ])
  expect(index.find('ledger', 50).entities[0]).toBe('release/a')
})

describe('the index as entities change', () => {
  test('what was put again is found by its new words alone', () => {
    const index = filled()
    index.put([{ id: 'release/ledger', title: 'General accounts 9', text: '' }])
    expect(index.find('accounts', 50).entities).toEqual(['release/ledger'])
    expect(index.find('schema', 50).entities).toEqual([])
    expect(index.find('accounts', 50).of).toBe(texts.length)
  })
  test('what was dropped is gone, and can come back', () => {
    const index = filled()
    index.drop(['release/ledger', 'release/never-there'])
    expect(index.find('ledger', 50).entities).toEqual(['release/ledger-fix'])
    index.put([{ id: 'release/ledger', title: 'Ledger 8.4', text: '' }])
    expect(index.find('ledger', 50).entities).toContain('release/ledger')
  })
  test('no more than asked for are given, and all are counted', () => {
    const index = searchIndex()
    index.put(Array.from({ length: 120 }, (_, at) => ({ id: `task/${at}`, title: `Task ${at}`, text: '' })))
    const { entities, inAll, of } = index.find('task', 50)
    expect([entities.length, inAll, of]).toEqual([50, 120, 120])
  })
})

describe('terms', () => {
  test('full-width letters and ligatures are plain letters; the marks of kana stay', () => {
    expect(folded('Ｌｅｄｇｅｒ ﬁx')).toBe('ledger fix')
    expect(folded('が')).toBe('が')
    expect(folded('ガ')).not.toBe(folded('カ'))
  })
  test('a text of two scripts is cut by each one’s rules', () => {
    expect(wordsOf('Payments 26.12 の変更')).toEqual(expect.arrayContaining(['Payments', '26.12', '変更']))
  })
  test('only long words of letters are indexed by their ends', () => {
    expect(termsOf('Fenster')).toBe('fenster')
    expect(termsOf('CHG0040231')).toBe('chg0040231')
    expect(termsOf('Wartungsfenster')).toContain('fenster')
  })
})
