/** How large a message may be. Bytes for binary, UTF-16 units for text. */
interface PayloadLimits {
  readonly text: number
  readonly binary: number
  readonly array: number
  readonly depth: number
  /** Values in all. Structured clone keeps shared references, so a small message can unfold without end. */
  readonly values: number
}

/** What a channel gets that asks for nothing more (security.md, IPC). */
export const usualLimits: PayloadLimits = { text: 1_000_000, binary: 0, array: 100_000, depth: 32, values: 1_000_000 }

/**
 * The first thing about a payload that is beyond the limits or no plain data, or undefined when it may be parsed. Structured clone
 * carries more than JSON (maps, dates, errors, cycles); only plain objects, arrays, primitives and `Uint8Array` pass.
 */
export function beyondLimits(payload: unknown, limits: PayloadLimits = usualLimits): string | undefined {
  let left = limits.values
  const look = (value: unknown, depth: number): string | undefined => {
    left -= 1
    if (left < 0) return 'too many values'
    if (typeof value === 'string') return value.length > limits.text ? 'a text is too long' : undefined
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? 'no plain data' : undefined
    if (depth > limits.depth) return 'nested too deeply'
    if (value instanceof Uint8Array) return value.byteLength > limits.binary ? 'too many bytes' : undefined
    if (Array.isArray(value)) {
      if (value.length > limits.array) return 'a list is too long'
      return firstOf(value, (item) => look(item, depth + 1))
    }
    if (!isPlain(value)) return 'no plain data'
    const entries = Object.entries(value)
    if (entries.length > limits.array) return 'too many keys'
    return firstOf(entries, ([key, item]) => {
      if (forbiddenKeys.has(key)) return 'a forbidden key'
      return key.length > limits.text ? 'a key is too long' : look(item, depth + 1)
    })
  }
  return look(payload, 1)
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function firstOf<T>(items: Iterable<T>, look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}
