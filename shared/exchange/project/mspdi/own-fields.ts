import { isJson, type Json } from '#shared/model/json'
import { childrenOf, childText, type XmlNode } from '../../xml/xml-records'
import { OwnPlan, OwnTask } from '../project'

/** Names of extra fields by their number: Slipway's own begin with its name. */
export type OwnFields = ReadonlyMap<string, string>

export const ownPrefix = 'Slipway '

/** A line that begins a part of the notes, where a text is too long for an extra field: a person sees what it is. */
export const sectionLine = (name: string): string => `\u2014 Slipway: ${name} \u2014`
const section = /^\u2014 Slipway: ([A-Za-z]+) \u2014$/
/** A person's own line of that form has one dash more. */
const escapedSection = /^\u2014\u2014+ Slipway: [A-Za-z]+ \u2014$/
export const escapedNotes = (text: string): string =>
  text
    .split('\n')
    .map((line) => (section.test(line) || escapedSection.test(line) ? `\u2014${line}` : line))
    .join('\n')
const unescapedNotes = (lines: readonly string[]): string => lines.map((line) => (escapedSection.test(line) ? line.slice(1) : line)).join('\n')

/** Fields that are more than a text are written as JSON. */
export const jsonFields: ReadonlySet<string> = new Set([
  'constraint',
  'progress',
  'estimate',
  'backOutDuration',
  'duration',
  'baselines',
  'backOutCheck',
  'rehearsal',
])

function heldIn(field: string, text: string): Json | undefined {
  if (!jsonFields.has(field)) return text
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What Slipway's own files carry in extra fields and parts of the notes; `other` hears of extra fields of other programs. */
export function ownTask(node: XmlNode, names: OwnFields, other: (name: string) => void): { readonly own: OwnTask; readonly notes: string } {
  const { held, notes } = ownValues(node, names, other)
  return { own: taken(OwnTask, held), notes }
}

export function ownPlan(
  node: XmlNode,
  names: OwnFields,
  other: (name: string) => void,
): { readonly own: OwnPlan; readonly zone: string; readonly notes: string } {
  const { held, notes } = ownValues(node, names, other)
  return { own: taken(OwnPlan, held), zone: typeof held['zone'] === 'string' ? held['zone'] : '', notes }
}

interface Parsing<T> {
  readonly shape: Readonly<Record<string, unknown>>
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false }
}

/** Field by field, so that one that somebody has spoilt in another program does not take the others with it. */
function taken<T extends object>(schema: Parsing<T>, held: Readonly<Record<string, Json>>): T {
  let fields = {} as T
  for (const [name, value] of Object.entries(held)) {
    if (!Object.hasOwn(schema.shape, name)) continue
    const parsed = schema.safeParse({ [name]: value })
    if (parsed.success) fields = { ...fields, ...parsed.data }
  }
  return fields
}

function ownValues(node: XmlNode, names: OwnFields, other: (name: string) => void): { readonly held: Record<string, Json>; readonly notes: string } {
  const held: Record<string, Json> = Object.create(null)
  for (const attribute of childrenOf(node, 'ExtendedAttribute')) {
    const id = childText(attribute, 'FieldID') ?? ''
    const name = names.get(id) ?? id
    const value = attribute.children.find((child) => child.name === 'Value')?.text ?? ''
    if (!name.startsWith(ownPrefix)) {
      if (value.trim() !== '') other(`ExtendedAttribute ${name}`)
      continue
    }
    const field = name.slice(ownPrefix.length)
    const json = heldIn(field, value)
    if (json !== undefined) held[field] = json
  }
  // Text is as it stands: trimmed notes would not be the person's.
  const lines = (node.children.find((child) => child.name === 'Notes')?.text ?? '').split('\n')
  const first = lines.findIndex((line) => section.test(line))
  if (first === -1) return { held, notes: unescapedNotes(lines) }
  let from = first
  while (from < lines.length) {
    const name = section.exec(lines[from] ?? '')?.[1] ?? ''
    let until = from + 1
    while (until < lines.length && !section.test(lines[until] ?? '')) until++
    const json = heldIn(name, unescapedNotes(lines.slice(from + 1, until)))
    if (json !== undefined) held[name] = json
    from = until
  }
  return { held, notes: unescapedNotes(lines.slice(0, first)) }
}
