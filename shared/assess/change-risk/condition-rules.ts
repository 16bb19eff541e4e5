import type { RiskRule } from '../../model/assessment'
import { type Fact, fact, type Verdict } from '../../model/verdict'
import { asLevel, type Level } from '../risk-level'
import type { ChangeFact } from './change-facts'
import { type FactName, isFactName } from './fact-list'
import { passes, readTest } from './rule-test'

/** A rule that was asked: it held, or the first of its conditions that did not, by name. */
export interface RuleTried {
  readonly rule: string
  readonly title: string
  readonly level: Level
  readonly result: 'holds' | 'differs' | 'not-known' | 'not-understood' | 'without-conditions'
  readonly condition: string
}

export interface ConditionsOutcome {
  readonly level: Level | undefined
  /** The id and title of the rule that decided, and its place among those in use, from 1. */
  readonly rule: { readonly id: string; readonly title: string; readonly place: number } | undefined
  /** All that were asked, in their order; none after the one that decided. */
  readonly tried: readonly RuleTried[]
}

/**
 * The first of the rules, in their order, whose every condition holds (field.md 2.5: ServiceNow, risk conditions). A rule
 * without conditions never holds, nor does one that asks for something that is not known of the change, or in a form that is
 * not understood here: nothing is guessed.
 */
export function conditionRules(rules: readonly RiskRule[], factOf: (name: FactName) => ChangeFact): Verdict<ConditionsOutcome, 'risk-conditions'> {
  const tried: RuleTried[] = []
  const asked = new Map<string, Fact>()
  for (const [at, rule] of rules.entries()) {
    const used: Fact[] = []
    const answer = tryRule(rule, factOf, used)
    const level = asLevel(rule.level)
    tried.push({ rule: rule.id, title: rule.title, level, ...answer })
    for (const one of used) asked.set(`${one.from.entity} ${one.from.field}`, one)
    if (answer.result !== 'holds') continue
    const decided = [fact(`risk-rule/${rule.id}`, 'when', rule.when), fact(`risk-rule/${rule.id}`, 'level', rule.level)]
    return { outcome: { level, rule: { id: rule.id, title: rule.title, place: at + 1 }, tried }, rule: 'risk-conditions', because: [...used, ...decided] }
  }
  return { outcome: { level: undefined, rule: undefined, tried }, rule: 'risk-conditions', because: [...asked.values()] }
}

function tryRule(rule: RiskRule, factOf: (name: FactName) => ChangeFact, used: Fact[]): Pick<RuleTried, 'result' | 'condition'> {
  const conditions = Object.entries(rule.when)
  if (conditions.length === 0) return { result: 'without-conditions', condition: '' }
  for (const [name, held] of conditions) {
    const test = readTest(held)
    if (test === undefined || !isFactName(name)) return { result: 'not-understood', condition: name }
    const { value, because } = factOf(name)
    used.push(...because)
    if (value === undefined) return { result: 'not-known', condition: name }
    if (!passes(test, value)) return { result: 'differs', condition: name }
  }
  return { result: 'holds', condition: '' }
}
