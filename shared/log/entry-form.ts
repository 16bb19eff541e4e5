import { idOf, kindOf } from '../model/entity-id'
import { isJson, type Json } from '../model/json'
import { isClock } from './clock'

/** One operation as a line holds it (sync.md, The entry). */
export interface FileOperation {
  readonly e: string
  readonly f: string
  readonly value: Json
  readonly was: Json
  readonly salt: string
}
export interface FileSummary {
  readonly text: string
  readonly salt: string
}

/**
 * An entry as its line holds it (sync.md, The entry). An operation, or the summary, that was left out
 * of an extract or redacted is represented by its SHA-256, so that the whole still verifies.
 */
export interface FileEntry {
  readonly v: 1
  readonly ws: string
  readonly dev: string
  readonly seq: number
  readonly prev: string
  readonly clock: string
  readonly at: string
  readonly who: string
  readonly cmd: string
  readonly sum: FileSummary | string
  readonly ops: (FileOperation | string)[]
  readonly seen: Record<string, [sequence: number, hash: string]>
  readonly about: Record<string, string[]>
  readonly needs?: readonly string[]
  readonly undoes?: string
  readonly sig: string
}

/** What any line says of its place in its device's chain, whatever its format. */
export type ChainPlace = Pick<FileEntry, 'dev' | 'seq' | 'prev'>

const hash = /^[0-9a-f]{64}$/
const device = /^[0-9a-hjkmnp-tv-z]{16}$/
const salt = /^[0-9a-f]{32}$/
const entity = /^[a-z][a-z-]*\/.+$/su
const field = /^[A-Za-z][A-Za-z0-9-]{0,79}$/
/** Names that every object answers to: as ids or fields they would reach a prototype (security.md, JSON). */
const prototypeNames = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
])

const isText = (value: unknown): value is string => typeof value === 'string'
const isHash = (value: unknown): value is string => isText(value) && hash.test(value)
const isHashOrNone = (value: unknown): value is string => value === '' || isHash(value)
const isSalt = (value: unknown): value is string => isText(value) && salt.test(value)
export const isDeviceId = (value: unknown): value is string => isText(value) && device.test(value)
const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1

/** `kind/id`, at most 300 characters. */
export const isEntityName = (value: unknown): value is string =>
  isText(value) && value.length <= 300 && entity.test(value) && !prototypeNames.has(idOf(value)) && !prototypeNames.has(kindOf(value))

export const isFieldName = (value: unknown): value is string => isText(value) && field.test(value) && !prototypeNames.has(value)

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const hasOnly = (value: Fields, names: readonly string[]): boolean => Object.keys(value).length === names.length && names.every((name) => name in value)

const operationNames = ['e', 'f', 'salt', 'value', 'was']

function isOperation(value: unknown): boolean {
  if (isText(value)) return isHash(value)
  if (!isFields(value) || !hasOnly(value, operationNames)) return false
  return isEntityName(value['e']) && isFieldName(value['f']) && isSalt(value['salt']) && isJson(value['value']) && isJson(value['was'])
}

const isSummary = (value: unknown): boolean =>
  isHash(value) || (isFields(value) && hasOnly(value, ['salt', 'text']) && isText(value['text']) && isSalt(value['salt']))

const isSeen = (value: unknown): boolean =>
  isFields(value) &&
  Object.keys(value).every((name) => {
    const place = value[name]
    return isDeviceId(name) && Array.isArray(place) && place.length === 2 && isSequence(place[0]) && isHash(place[1])
  })

const isAbout = (value: unknown): boolean =>
  isFields(value) &&
  Object.keys(value).every((name) => {
    const tips = value[name]
    return isEntityName(name) && Array.isArray(tips) && tips.every(isHash)
  })

/** The fields of an entry in the order they stand, each with its check; an optional one may be absent, never empty. */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  about: isAbout,
  at: isText,
  clock: (value) => isText(value) && isClock(value),
  cmd: (value) => isText(value) && value !== '',
  dev: isDeviceId,
  needs: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  ops: (value) => Array.isArray(value) && value.every(isOperation) && setsEachOnce(value as FileEntry['ops']),
  prev: isHashOrNone,
  seen: isSeen,
  seq: isSequence,
  sig: isText,
  sum: isSummary,
  undoes: isHash,
  v: (value) => value === 1,
  who: isText,
  ws: isHashOrNone,
}
const optional = new Set(['needs', 'undoes'])
const required = Object.keys(checks).filter((name) => !optional.has(name))

/** What keeps foreign JSON from being an entry: the name of the first field that is wrong; undefined when nothing does. */
export function wrongField(value: unknown): string | undefined {
  if (!isFields(value)) return '(not an object)'
  const names = Object.keys(value)
  for (const name of names) if (!(Object.hasOwn(checks, name) && checks[name]?.(value[name]))) return name
  if (names.length < required.length) return required.find((name) => !Object.hasOwn(value, name))
  const missing = required.find((name) => !Object.hasOwn(value, name))
  return missing ?? ((value['seq'] === 1) === (value['prev'] === '') ? undefined : 'prev')
}

/** An entry sets a field at most once: else the order inside it would decide (architecture.md, The operation log). */
export function setsEachOnce(operations: readonly (Pick<FileOperation, 'e' | 'f'> | string)[]): boolean {
  if (operations.length < 2) return true
  const names = new Set<string>()
  let count = 0
  for (const operation of operations) {
    if (typeof operation === 'string') continue
    names.add(`${operation.e} ${operation.f}`)
    count += 1
  }
  return names.size === count
}

/** Whether a line of another format says at least its place in a chain. */
export function chainPlace(value: unknown): (ChainPlace & { readonly v: number }) | undefined {
  if (!isFields(value)) return undefined
  const { v, dev, seq, prev } = value
  return typeof v === 'number' && isDeviceId(dev) && isSequence(seq) && isHashOrNone(prev) ? { v, dev, seq, prev } : undefined
}
