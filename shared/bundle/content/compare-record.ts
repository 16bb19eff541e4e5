import { canonical } from '#shared/log/canonical'
import { isJson, type Json, sameJson } from '#shared/model/json'
import { altered, type ContentFinding } from './finding'
import { contentFiles } from './layout'
import { type ReleaseRecord, recordText } from './release-record'

/** More differences than this say nothing new. */
const most = 20
const longest = 120

type Entities = Readonly<Record<string, Readonly<Record<string, Json>>>>

/** Whether `data/release.json` is, byte for byte, what the signed log amounts to; where it is not, which fields differ. */
export function compareRecord(text: string, expected: ReleaseRecord): readonly ContentFinding[] {
  if (text === recordText(expected)) return []
  const found = entitiesIn(text)
  if (found === undefined) return [altered('record-unreadable', contentFiles.release, 'The release record is not JSON of the form that it must have.')]
  const differences = differing(expected.entities, found)
  if (differences.length > 0) return differences
  return [altered('record-rewritten', contentFiles.release, 'The release record was written again by another program.')]
}

function differing(expected: Entities, found: Entities): readonly ContentFinding[] {
  const findings: ContentFinding[] = []
  for (const entity of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const signed = Object.hasOwn(expected, entity) ? expected[entity] : undefined
    const said = Object.hasOwn(found, entity) ? found[entity] : undefined
    for (const field of new Set([...Object.keys(signed ?? {}), ...Object.keys(said ?? {})])) {
      const was = signed !== undefined && Object.hasOwn(signed, field) ? signed[field] : undefined
      const now = said !== undefined && Object.hasOwn(said, field) ? said[field] : undefined
      if (was === undefined ? now === undefined : now !== undefined && sameJson(was, now)) continue
      if (findings.length === most) return findings
      const message = `“${field}” of ${entity} reads ${shown(now)} in the release record. The signed log says ${shown(was)}.`
      findings.push(altered('record-differs', contentFiles.release, message, { expected: shown(was), found: shown(now) }))
    }
  }
  return findings
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? `“${value}”` : canonical(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function entitiesIn(text: string): Entities | undefined {
  try {
    const read: unknown = JSON.parse(text)
    if (!isFields(read) || !isFields(read['entities'])) return undefined
    const isPlain = Object.values(read['entities']).every((fields) => isFields(fields) && Object.values(fields).every((value) => isJson(value)))
    // The one cast of foreign records: every value has just been checked.
    return isPlain ? (read['entities'] as Entities) : undefined
  } catch {
    return undefined
  }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
