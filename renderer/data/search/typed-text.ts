import type * as z from 'zod'
import type { HeldFields } from '#shared/log/apply'
import { entities, isKind, type Kind } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'

/** An entity as the index knows it. */
export interface SearchDocument {
  /** The entity's name, `risk/x`. */
  readonly id: string
  /** What it is called by: number and name. */
  readonly title: string
  /** Everything else that a person typed. */
  readonly text: string
  /** Closed, cancelled, completed: rarely what somebody looks for who does not say so. */
  readonly isOver?: true
}

/** What joins others or belongs to the machinery has nothing to find. */
const unfindable: ReadonlySet<Kind> = new Set([
  'link',
  'release-change',
  'affects',
  'release-dependency',
  'baseline',
  'admission',
  'revocation',
  'import',
  'import-mapping',
  'template',
  'risk-rule',
  'risk-question',
  'workspace',
])

/** Names of entities and other text that no person wrote, in whatever kind the field stands. */
const references: ReadonlySet<string> = new Set(
  'id of order zone gate phase plan parent risk release run task item package content recurrence source sha256 checksum room definition at since until'.split(
    ' ',
  ),
)
/** Fields that are a reference in some kinds and a text in others. */
const referencesOf: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  ci: ['service'],
  environment: ['service'],
  'known-error': ['service'],
  'agenda-item': ['subject'],
  vote: ['subject'],
  decision: ['subject'],
  attachment: ['type'],
  booking: ['environment'],
}

const titles = ['number', 'code', 'key', 'name', 'version', 'shortDescription', 'title'] as const

/** The fields of a kind that hold what a person typed, title fields left out. */
export function typedFields(kind: Kind): readonly string[] {
  return Object.entries(entities[kind].schema.shape)
    .filter(([field, type]) => !references.has(field) && referencesOf[kind]?.includes(field) !== true && holdsText(type as z.core.$ZodType))
    .map(([field]) => field)
}

/** Whether a schema has a place for free text; dates and enumerations are none. */
function holdsText(type: z.core.$ZodType): boolean {
  const { def } = (type as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return !('format' in def) && !(def.checks ?? []).some((check) => check._zod.def.check === 'string_format')
    case 'default':
    case 'optional':
    case 'catch':
    case 'readonly':
      return holdsText(def.innerType)
    case 'union':
      return def.options.some(holdsText)
    case 'array':
      return holdsText(def.element)
    case 'record':
      return holdsText(def.valueType)
    case 'object':
      return Object.entries(def.shape).some(([field, inner]) => !references.has(field) && holdsText(inner))
    default:
      return false
  }
}

const fieldsByKind = new Map<Kind, readonly string[]>()

function fieldsOf(kind: Kind): readonly string[] {
  const known = fieldsByKind.get(kind)
  if (known !== undefined) return known
  const fields = unfindable.has(kind) ? [] : typedFields(kind)
  fieldsByKind.set(kind, fields)
  return fields
}

/** The document of an entity, from its fields as they are held; undefined where it is removed, unknown or says nothing. */
export function documentOf(entity: string, held: HeldFields | undefined): SearchDocument | undefined {
  const kind = kindOf(entity)
  if (held === undefined || !isKind(kind) || held['removed']?.[0] !== false) return undefined
  const title: string[] = []
  const text: string[] = []
  for (const field of fieldsOf(kind)) collect(held[field]?.[0], titles.some((one) => one === field) ? title : text)
  if (title.length === 0 && text.length === 0) return undefined
  const over = overStates.has(String(held['state']?.[0])) ? { isOver: true as const } : {}
  return { id: `${kind}/${idOf(entity)}`, title: inOrder(kind, title, held), text: text.join('\n'), ...over }
}

const overStates: ReadonlySet<string> = new Set(['closed', 'cancelled', 'completed', 'backed-out', 'aborted'])

/** Number before name, name before version: as people write it. */
function inOrder(kind: Kind, found: readonly string[], held: HeldFields): string {
  if (found.length < 2) return found[0] ?? ''
  const known = fieldsOf(kind)
  return titles.flatMap((field) => (known.includes(field) && typeof held[field]?.[0] === 'string' ? [held[field][0]] : [])).join(' ')
}

function collect(value: Json | undefined, into: string[]): void {
  if (typeof value === 'string') {
    if (value !== '') into.push(value)
  } else if (Array.isArray(value)) for (const one of value as readonly Json[]) collect(one, into)
  else if (typeof value === 'object' && value !== null)
    for (const [field, inner] of Object.entries(value)) {
      if (!references.has(field) && field !== 'state' && field !== 'kind' && field !== 'held') collect(inner, into)
    }
}
