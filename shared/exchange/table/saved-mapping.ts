import { create, edit } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import type { ImportMapping } from '#shared/model/workspace'
import type { Choices, Preview } from './preview'
import { type Subject, subjects } from './subjects'

/** The choices that a mapping remembers for tables with these headers; undefined where none was saved. */
export function savedChoices(mappings: readonly ImportMapping[], signature: string): Pick<Choices, 'subject' | 'mapping'> | undefined {
  const saved = mappings.find(({ headers }) => headers === signature)
  if (saved === undefined || !isSubject(saved.subject)) return undefined
  return { subject: saved.subject, mapping: saved.columns }
}

const isSubject = (word: string): word is Subject => (subjects as readonly string[]).includes(word)

/** Remembers how a table's columns were mapped, for the next one with the same headers. */
export function saveMapping(mappings: readonly ImportMapping[], preview: Preview, name: string, newId: () => string): Draft {
  const fields = { of: 'workspace/this', name, subject: preview.subject ?? '', headers: preview.signature, columns: { ...preview.mapping } }
  const saved = mappings.find(({ headers }) => headers === preview.signature)
  return saved === undefined ? create('import-mapping', newId(), fields, `Saved the mapping “${name}”`) : edit('import-mapping', saved, fields, `Changed the mapping “${name}”`)
}
