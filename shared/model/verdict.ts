import type { Json } from './json'

/** A value that a rule used and the field it was read from, so that a person can go there. */
export interface Fact {
  readonly value: Json
  readonly from: { readonly entity: string; readonly field: string }
}

/** An answer that carries why: the rule, the facts it used, and what it computed (architecture.md, Derivations). */
export interface Verdict<Outcome, Rule extends string = string> {
  readonly outcome: Outcome
  readonly rule: Rule
  readonly because: readonly Fact[]
}

export const fact = (entity: string, field: string, value: Json): Fact => ({ value, from: { entity, field } })
