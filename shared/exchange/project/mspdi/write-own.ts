import type { Json } from '#shared/model/json'
import { element, type XmlTree } from '../../xml/write-xml'
import type { OwnPlan, OwnTask } from '../project'
import { escapedNotes, jsonFields, ownPrefix, sectionLine } from './own-fields'

/** MS Project's thirty text fields for everybody: those that we take, in an order that stays (FieldIDs of Text1, Text2 …). */
const ids = [
  188743731, 188743734, 188743737, 188743740, 188743743, 188743746, 188743747, 188743748, 188743749, 188743750, 188743997, 188743998, 188743999, 188744000,
  188744001, 188744002, 188744003, 188744004, 188744005, 188744006, 188744007,
]
const fields = [
  'kind',
  'role',
  'environment',
  'expectedResult',
  'backOut',
  'backOutDuration',
  'branch',
  'estimate',
  'progress',
  'constraint',
  'who',
  'code',
  'calendar',
  'duration',
  'baselines',
  'zone',
  'start',
  'windowStart',
  'windowEnd',
  'backOutCheck',
  'rehearsal',
] as const

/** A text field of MS Project holds so much in one line; more goes into a part of the notes. */
const mostInField = 255

export type Own = OwnTask | (OwnPlan & { readonly zone: string })

export interface WrittenOwn {
  readonly attributes: readonly XmlTree[]
  readonly notes: string
  readonly used: readonly string[]
}

/** What only Slipway has, as extra fields, and what is too long for one below the notes. */
export function writeOwn(own: Own, notes: string): WrittenOwn {
  const attributes: XmlTree[] = []
  const sections: string[] = []
  const used: string[] = []
  const held: Readonly<Record<string, Json | undefined>> = own
  for (const [at, field] of fields.entries()) {
    const value = held[field]
    if (value === undefined) continue
    const text = jsonFields.has(field) ? JSON.stringify(value) : String(value)
    if (text.length <= mostInField && text === text.trim() && text !== '' && !/[\r\n]/.test(text)) {
      used.push(field)
      attributes.push(element('ExtendedAttribute', [element('FieldID', String(ids[at])), element('Value', text)]))
    } else sections.push(sectionLine(field), escapedNotes(text))
  }
  const written = escapedNotes(notes)
  return { attributes, used, notes: sections.length === 0 ? written : [...(notes === '' ? [] : [written]), ...sections].join('\n') }
}

/** The names of the extra fields that are in use. */
export function ownDefinitions(used: ReadonlySet<string>): readonly XmlTree[] {
  return fields.flatMap((field, at) =>
    used.has(field)
      ? [element('ExtendedAttribute', [element('FieldID', String(ids[at])), element('FieldName', `Text${at + 1}`), element('Alias', `${ownPrefix}${field}`)])]
      : [],
  )
}
