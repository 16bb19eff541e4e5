import { create, edit } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import type { ImportMapping } from '#shared/model/workspace'
import type { Choices, Preview } from './preview'
import { type Subject, subjects } from './subjects'

/** The choices that a mapping remembers for a table with these headers; undefined where none was saved. */
export function savedChoices(
  mappings: readonly ImportMapping[],
  { signature, columns }: Pick<Preview, 'signature' | 'columns'>,
): Pick<Choices, 'subject' | 'mapping'> | undefined {
  const saved = mappings.find(({ headers }) => headers === signature)
  if (saved === undefined || !isSubject(saved.subject)) return undefined
  const fields = new Map(Object.entries(saved.columns).map(([name, field]) => [plainName(name), field]))
  const mapping = columns.flatMap(({ name }) => {
    const field = fields.get(plainName(name))
    return field === undefined ? [] : [[name, field] as const]
  })
  return { subject: saved.subject, mapping: Object.fromEntries(mapping) }
}

/** A column's name as headers are compared, but with the number that tells repeated ones apart. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const isSubject = (word: string): word is Subject => (subjects as readonly string[]).includes(word)

/** Remembers how a table's columns were mapped, for the next one with the same headers. */
export function saveMapping(
  mappings: readonly ImportMapping[],
  preview: Pick<Preview, 'subject' | 'signature' | 'mapping'>,
  name: string,
  newId: () => string,
): Draft {
  const fields = { of: 'workspace/this', name, subject: preview.subject ?? '', headers: preview.signature, columns: { ...preview.mapping } }
  const saved = mappings.find(({ headers }) => headers === preview.signature)
  return saved === undefined
    ? create('import-mapping', newId(), fields, `Saved the mapping “${name}”`)
    : edit('import-mapping', saved, fields, `Changed the mapping “${name}”`)
}
