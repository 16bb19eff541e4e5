import type { Sheet } from '#shared/exchange/table/table'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { BadXml, type Part, walkXml } from '../../xml/walk-xml'
import { numberMeanings } from './number-format'
import { rowsOfSheet } from './sheet-rows'
import { type BookFacts, sheetXml } from './sheet-xml'

/** What an archive holds, by the names of its entries. Made by the reader that checks archives (security.md, Zip limits). */
export type ArchiveEntries = ReadonlyMap<string, Part>

/**
 * The sheets of an XLSX workbook, those that are shown first. Our own reader on saxes, because the question is what
 * libraries leave out (hidden rows and sheets, merges, which values are formulas or errors) and reading a file twice
 * would be two readings of one truth; read-excel-file is its oracle in the tests.
 */
export function readWorkbook(entries: ArchiveEntries, headerLine?: number): Result<Sheet[], Failure> {
  if (entries.has('EncryptedPackage') || entries.has('EncryptionInfo'))
    return failed({ code: 'protected', message: 'This workbook is protected by a password: remove the password and save it again.' })
  const other = whatElse(entries)
  if (other !== undefined) return failed({ code: 'not-a-workbook', message: other })
  try {
    return sheetsOf(entries, headerLine)
  } catch (error) {
    if (error instanceof BadXml) return failed({ code: 'broken-workbook', message: `This workbook is damaged and cannot be read: ${error.message}.` })
    throw error
  }
}

function sheetsOf(entries: ArchiveEntries, headerLine: number | undefined): Result<Sheet[], Failure> {
  const part = (name: string): Part | undefined => entries.get(name) ?? entries.get(`/${name}`)
  const main = mainPart(part('_rels/.rels'))
  const workbook = part(main)
  if (workbook === undefined) return failed({ code: 'not-a-workbook', message: 'This is an archive (zip) but no workbook: there are no sheets in it.' })
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = relations(part(`${folder}_rels/${main.slice(folder.length)}.rels`))
  const places = [...targets.values()]
  const named = (ending: string): string => resolve(folder, places.find((place) => place.endsWith(ending)) ?? ending)
  const { sheets, from1904 } = bookOf(workbook)
  const styles = part(named('styles.xml'))
  const strings = part(named('sharedStrings.xml'))
  const facts: BookFacts = {
    strings: strings === undefined ? [] : sharedStrings(strings),
    meanings: styles === undefined ? [] : numberMeanings(styles),
    from1904,
  }
  const read = sheets.flatMap(({ name, hidden, relation }): Sheet[] => {
    const target = targets.get(relation)
    const xml = target === undefined ? undefined : part(resolve(folder, target))
    return xml === undefined ? [] : [{ ...rowsOfSheet(name, hidden, sheetXml(xml, facts), headerLine), ...(from1904 ? { from1904: true as const } : {}) }]
  })
  if (read.length === 0) return failed({ code: 'not-a-workbook', message: 'This workbook has no sheet that can be read.' })
  return ok([...read.filter(({ hidden }) => !hidden), ...read.filter(({ hidden }) => hidden)])
}

/** One sentence for an archive that is something else than an XLSX workbook; undefined where it may be one. */
function whatElse(entries: ArchiveEntries): string | undefined {
  if (entries.has('xl/workbook.bin')) return 'This is a binary workbook (XLSB): save it as XLSX first.'
  if (entries.has('mimetype') && entries.has('content.xml')) return 'This is an OpenDocument file: save it as XLSX first.'
  if (entries.has('word/document.xml')) return 'This is a Word document, not a table: save the table in it as XLSX or CSV first.'
  if (entries.has('Index/Document.iwa')) return 'This is a Numbers file: export it as XLSX or CSV first.'
  if (entries.has('bagit.txt') || [...entries.keys()].some((name) => name.endsWith('/bagit.txt')))
    return 'This is a bundle, not a table: open it with Open a bundle.'
  return undefined
}

/** The workbook's own part: named by the package's relations, usually xl/workbook.xml. */
function mainPart(relationsXml: Part | undefined): string {
  let main = 'xl/workbook.xml'
  if (relationsXml !== undefined)
    walkXml(relationsXml, {
      open: ({ name, attributes }) => {
        if (name === 'Relationship' && (attributes['Type'] ?? '').endsWith('/officeDocument')) main = (attributes['Target'] ?? main).replace(/^\//, '')
      },
    })
  return main
}

function relations(xml: Part | undefined): Map<string, string> {
  const targets = new Map<string, string>()
  if (xml === undefined) return targets
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const { Id, Target } = attributes
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target)
    },
  })
  return targets
}

const resolve = (folder: string, target: string): string => (target.startsWith('/') ? target.slice(1) : folder + target)

function bookOf(xml: Part): { sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean } {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let from1904 = false
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'sheet')
        sheets.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', relation: attributes['id'] ?? '' })
      else if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
    },
  })
  return { sheets, from1904 }
}

/** The texts that cells refer to by number; rich text is joined, what is only for reading aloud (`rPh`) left out. */
function sharedStrings(xml: Part): string[] {
  const strings: string[] = []
  let taking = false
  let phonetic = false
  let text: string[] = []
  walkXml(xml, {
    open: ({ name }) => {
      if (name === 'si') text = []
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
    },
    text: (piece) => {
      if (taking) text.push(piece)
    },
    close: (name) => {
      if (name === 'si') strings.push(text.join(''))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') taking = false
    },
  })
  return strings
}
