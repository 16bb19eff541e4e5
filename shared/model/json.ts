import * as z from 'zod'

/** A value as the log holds it: plain JSON without null (architecture.md, The operation log). */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** So deep may a value be nested (security.md, IPC). */
const deepest = 32

/** Whether foreign JSON is such a value: no null, no key that could reach a prototype, no lone surrogate, not too deep. */
export function isJson(value: unknown, depth = 1): value is Json {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed()
    case 'number':
      return Number.isFinite(value)
    case 'boolean':
      return true
    case 'object':
      break
    default:
      return false
  }
  if (value === null || depth > deepest) return false
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (!isJson(value[at], depth + 1)) return false
    return true
  }
  const fields = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(fields)) if (forbiddenKeys.has(key) || !key.isWellFormed() || !isJson(fields[key], depth + 1)) return false
  return true
}

/** Checks foreign JSON (security.md, JSON). By hand: a schema's walk through every value is what reading a log would cost. */
export const Json: z.ZodType<Json> = z.custom<Json>((value) => isJson(value), 'This must be plain JSON without null, at most 32 deep.')

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = b as { readonly [key: string]: Json }
  return left.length === Object.keys(b).length && left.every(([key, value]) => sameJson(value, right[key]))
}
