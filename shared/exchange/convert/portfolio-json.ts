import { isKind, type Kind, type View } from '#shared/model/entities'
import { isJson, type Json } from '#shared/model/json'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { viewOf } from '#shared/model/view'
import { isCarried, type Portfolio } from './portfolio'

/** All of a portfolio as JSON: each record with its fields by name, nothing left out. */
export const portfolioJson = (portfolio: Portfolio): string => `${JSON.stringify({ format: 'slipway-portfolio', version: 1, ...portfolio }, null, 2)}\n`

/** Whether a file begins as ours does. */
export const looksLikePortfolio = (text: string): boolean => /^\ufeff?\s*\{\s*"format"\s*:\s*"slipway-portfolio"/.test(text.slice(0, 200))

/** Reads it again. A record with a field that is not valid here keeps its other fields. */
export function readPortfolio(text: string): Result<Portfolio, Failure> {
  let held: unknown
  try {
    held = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return failed({ code: 'broken-json', message: 'This JSON file cannot be read to its end.' })
  }
  if (!isJson(held) || typeof held !== 'object' || Array.isArray(held))
    return failed({ code: 'broken-json', message: 'This JSON file holds values that Slipway never writes.' })
  const { version, format: _, ...kinds } = held as Readonly<Record<string, Json>>
  if (version !== 1) return failed({ code: 'unknown-version', message: 'This portfolio was written by a newer Slipway.' })
  const found: Record<string, View<Kind>[]> = {}
  for (const [kind, records] of Object.entries(kinds)) {
    if (!isKind(kind) || !isCarried(kind) || !Array.isArray(records)) continue
    found[kind] = records.flatMap((record: Json) =>
      isFields(record) && typeof record['id'] === 'string' ? [viewOf(kind, record['id'], { ...record, removed: false })] : [],
    )
  }
  return ok(found as Portfolio)
}

const isFields = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && !Array.isArray(value)
