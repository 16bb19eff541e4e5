import type { Json } from '../../model/json'
import { factOf, isFactName } from './fact-list'
import { type RuleTest, readTest } from './rule-test'

/** One condition of a rule as a sentence's part: "Type is emergency", "Affected items at least 5". */
export function conditionWords(name: string, held: Json | undefined): string {
  const test = readTest(held)
  if (test === undefined || !isFactName(name)) return `“${name}” in a form that this version doesn’t know`
  const { words, form } = factOf(name)
  const label = (value: string): string => (form.kind === 'choice' ? (form.choices.find((choice) => choice.value === value)?.label ?? value) : value)
  return `${words} ${testWords(test, label, form.kind === 'number' ? form.unit : '')}`
}

function testWords(test: RuleTest, label: (value: string) => string, unit: string): string {
  const withUnit = (value: number): string => (unit === '' ? String(value) : `${value} ${unit}`)
  if ('is' in test) return `is ${test.is.map(label).join(' or ')}`
  if ('contains' in test) return `contains “${test.contains}”`
  return 'atLeast' in test ? `at least ${withUnit(test.atLeast)}` : `at most ${withUnit(test.atMost)}`
}

/** All conditions of a rule, in words: "Type is emergency, back-out plan is empty". */
export const ruleWords = (when: Readonly<Record<string, Json>>): string =>
  Object.entries(when)
    .map(([name, held]) => conditionWords(name, held))
    .map((words, at) => (at === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1)))
    .join(', ')

/** A fact's name inside a sentence. */
export const factWords = (name: string): string => (isFactName(name) ? factOf(name).words.toLowerCase() : `“${name}”`)
