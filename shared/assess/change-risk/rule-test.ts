import * as z from 'zod'
import { nameId } from '../../model/entity-id'
import type { Json } from '../../model/json'

/** What a rule asks of one fact. */
export type RuleTest =
  /** One of its values is one of these; upper and lower case and signs aside. */
  | { readonly is: readonly string[] }
  /** One of its values has these words in it. */
  | { readonly contains: string }
  | { readonly atLeast: number }
  | { readonly atMost: number }

const RuleTest = z.union([
  z.strictObject({ is: z.array(z.string()).min(1) }),
  z.strictObject({ contains: z.string().min(1) }),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ atMost: z.number() }),
])

/** A condition as it is held; undefined where it is in no form known here. */
export function readTest(held: Json | undefined): RuleTest | undefined {
  const read = RuleTest.safeParse(held)
  return read.success ? read.data : undefined
}

/** Values of a fact: words, or one number; none where it is not known. */
export type FactValue = readonly string[] | number | undefined

/** Whether a value is as asked; a fact that is not known is never as asked. */
export function passes(test: RuleTest, value: FactValue): boolean {
  if (typeof value === 'number') {
    if ('atLeast' in test) return value >= test.atLeast
    return 'atMost' in test && value <= test.atMost
  }
  if (value === undefined) return false
  if ('is' in test) {
    const asked = new Set(test.is.map(nameId))
    return value.some((one) => asked.has(nameId(one)))
  }
  const words = 'contains' in test ? plain(test.contains) : ''
  return words !== '' && value.some((one) => plain(one).includes(words))
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim()
