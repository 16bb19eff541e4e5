import * as z from 'zod'

/** A value as the log holds it: plain JSON without null (architecture.md, The operation log). */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Checks foreign JSON; keys that could reach a prototype are refused (security.md, JSON). */
export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(Json),
    z.record(
      z.string().refine((key) => !forbiddenKeys.has(key), 'This key is not allowed.'),
      Json,
    ),
  ]),
)

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = b as { readonly [key: string]: Json }
  return left.length === Object.keys(b).length && left.every(([key, value]) => sameJson(value, right[key]))
}
