import { looksLikeDate } from './date-text'
import type { FieldRule } from './fields/field-rule'
import { type Subject, subjectRules, subjects } from './subjects'
import { type Cell, cellText, columnNames, type Sheet } from './table'

/** Which column (by its name, table.ts columnNames) goes into which field. A column that is not in it is kept as it is. */
export type Mapping = Readonly<Record<string, string>>

/** A header may say whose clock its times are of: `Planned start (Europe/Berlin)`. */
export const zoneInHeader = /\(\s?(UTC|[A-Z][A-Za-z]{1,20}\/[A-Za-z_/+-]{2,40})\s?\)/

/** A header without what exports add and people vary: case, accents, punctuation, Jira's wrapper, a dot-walked `.name`, a scale in brackets. */
export function plainHeader(header: string): string {
  const inner = /^custom field \((.*)\)$/is.exec(header.trim())?.[1] ?? header
  // What is headed by a number sign alone is numbers.
  if (/^\s*#\s*$/.test(inner)) return 'no'
  return inner
    .replace(/\([\d\s–-]+\)/g, '')
    .replace(zoneInHeader, '')
    .replace(/\.(?:name|display_value)$/i, '')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const plain = (names: readonly string[] | undefined): string[] => (names ?? []).map(plainHeader)
const rulesByHeader = new Map<Subject, Map<string, FieldRule[]>>(
  subjects.map((subject) => {
    const byHeader = new Map<string, FieldRule[]>()
    for (const rule of subjectRules[subject].fields)
      for (const name of [...plain(rule.names), ...plain(rule.lastResort)]) byHeader.set(name, [...(byHeader.get(name) ?? []), rule])
    return [subject, byHeader]
  }),
)

/** How many of these texts are headers that some subject knows: tells a header row from a title. */
export const knownHeaders = (texts: readonly string[]): number =>
  new Set(texts.map(plainHeader).filter((header) => header !== '' && [...rulesByHeader.values()].some((rules) => rules.has(header)))).size

/** The mapping that the headers suggest. Where a header could be two things (`release`: a key or a date) the cells decide. */
export function suggestMapping(subject: Subject, sheet: Sheet): Mapping {
  const names = columnNames(sheet.headers)
  const mapping: Record<string, string> = {}
  const isDates = (column: number): boolean => columnHoldsDates(sheet, column)
  const byHeader = rulesByHeader.get(subject) ?? new Map<string, FieldRule[]>()
  const candidates = sheet.headers.map((header, column) => ({ column, header: plainHeader(header), rules: byHeader.get(plainHeader(header)) ?? [] }))
  const take = (rule: FieldRule, wanted: readonly string[], most: number): void => {
    for (const header of wanted) {
      const found = candidates.filter(
        (candidate) => candidate.header === header && mapping[names[candidate.column] ?? ''] === undefined && suits(rule, candidate, isDates),
      )
      for (const { column } of found.slice(0, most)) mapping[names[column] ?? ''] = rule.field
      if (found.length > 0) return
    }
  }
  const { fields } = subjectRules[subject]
  for (const rule of fields) take(rule, plain(rule.names), rule.kind === 'list' ? Number.POSITIVE_INFINITY : 1)
  for (const rule of fields) {
    if (rule.lastResort === undefined || Object.values(mapping).includes(rule.field)) continue
    freeLastResort(mapping, names, candidates, rule)
    take(rule, plain(rule.lastResort), 1)
  }
  if (subject === 'releases')
    for (const { column } of candidates) if (mapping[names[column] ?? ''] === undefined && isDates(column)) mapping[names[column] ?? ''] = 'milestone'
  return mapping
}

/** A description that is all the title there is becomes the title. */
function freeLastResort(
  mapping: Record<string, string>,
  names: readonly string[],
  candidates: readonly { column: number; header: string }[],
  rule: FieldRule,
): void {
  for (const { column, header } of candidates) if (plain(rule.lastResort).includes(header)) delete mapping[names[column] ?? '']
}

function suits(rule: FieldRule, candidate: { readonly column: number; readonly rules: readonly FieldRule[] }, isDates: (column: number) => boolean): boolean {
  const kinds = new Set(candidate.rules.map(({ kind }) => kind === 'date'))
  return kinds.size < 2 || (rule.kind === 'date') === isDates(candidate.column)
}

const sampled = 60

/** Whether what is filled in a column, as far as a sample tells, are dates. */
export function columnHoldsDates(sheet: Sheet, column: number): boolean {
  const filled: Cell[] = []
  for (const { cells } of sheet.rows) {
    const cell = cells[column]
    if (cellText(cell).trim() === '') continue
    filled.push(cell ?? '')
    if (filled.length === sampled) break
  }
  const dates = filled.filter((cell) => (typeof cell === 'string' || cell.kind === 'text' ? looksLikeDate(cellText(cell)) : cell.kind === 'date')).length
  return filled.length > 0 && dates * 5 >= filled.length * 4
}

/** Where two subjects fit a table equally well, the earlier one is meant. */
const likeliest: readonly Subject[] = ['changes', 'risks', 'milestones', 'releases', 'calendar', 'tasks']

/** What a table is about, by its headers; undefined where it is none of what can be imported. */
export function guessSubject(sheet: Sheet): Subject | undefined {
  const judged = likeliest.flatMap((subject) => {
    const fields = new Set(Object.values(suggestMapping(subject, sheet)))
    fields.delete('milestone')
    return subjectRules[subject].needs.every((group) => group.some((field) => fields.has(field))) ? [{ subject, score: fields.size }] : []
  })
  return judged.reduce<(typeof judged)[number] | undefined>((best, next) => (best === undefined || next.score > best.score ? next : best), undefined)?.subject
}

/** What a saved mapping is remembered by: the same headers in the same order. */
export const headerSignature = (headers: readonly string[]): string => headers.map(plainHeader).join('|')
