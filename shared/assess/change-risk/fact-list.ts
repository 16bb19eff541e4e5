/** What a rule can ask of a fact, and how the settings offer it. */
export type FactForm =
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly unit: string }

interface KnownFact {
  /** As a sentence begins: "Type is emergency". */
  readonly words: string
  readonly form: FactForm
}

const choice = (words: string, labels: Readonly<Record<string, string>>): KnownFact => ({
  words,
  form: { kind: 'choice', choices: Object.entries(labels).map(([value, label]) => ({ value, label })) },
})
const text = (words: string): KnownFact => ({ words, form: { kind: 'text' } })
const number = (words: string, unit: string): KnownFact => ({ words, form: { kind: 'number', unit } })
const plan = (words: string): KnownFact => choice(words, { empty: 'empty', written: 'written' })
const levels = { low: 'low', moderate: 'moderate', high: 'high' }

/** Every fact of a change that a rule of risk can ask for. Their names stand in rules: never rename one. */
export const factList = {
  type: choice('Type', { standard: 'standard', normal: 'normal', emergency: 'emergency' }),
  impact: choice('Impact', levels),
  'stated-risk': choice('Risk as stated', levels),
  freeze: choice('Freeze', { hard: 'hard', soft: 'soft', none: 'none' }),
  window: choice('Maintenance window', { inside: 'inside', outside: 'outside', none: 'none around that time' }),
  'back-out-plan': plan('Back-out plan'),
  'test-plan': plan('Test plan'),
  'implementation-plan': plan('Implementation plan'),
  justification: plan('Justification'),
  'affected-items': number('Affected items', ''),
  'duration-minutes': number('Duration', 'min'),
  service: text('Service'),
  area: text('Area of services'),
  ci: text('Configuration item'),
  'ci-class': text('Class of configuration item'),
  environment: text('Environment'),
  'environment-purpose': text('Purpose of environment'),
  category: text('Category'),
  priority: text('Priority'),
  'assignment-group': text('Assignment group'),
} as const satisfies Readonly<Record<string, KnownFact>>

export type FactName = keyof typeof factList

export const isFactName = (name: string): name is FactName => Object.hasOwn(factList, name)
export const factOf = (name: FactName): KnownFact => factList[name]
export const factNames = Object.keys(factList).filter(isFactName)
