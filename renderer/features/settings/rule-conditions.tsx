import { useState } from 'react'
import { Button } from '#app/controls/button'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { kept, TextField, useReadOnly } from '#features/fields'
import { type FactName, factNames, factOf, isFactName } from '#shared/assess/change-risk/fact-list'
import { type RuleTest, readTest } from '#shared/assess/change-risk/rule-test'
import { conditionWords } from '#shared/assess/change-risk/rule-words'
import type { Kept } from '#shared/assess/change-risk/settings'
import { editRiskSetting } from '#shared/commands/assess-change-settings'
import type { Json } from '#shared/model/json'
import own from './assessment.module.css'
import styles from './settings.module.css'

/** The conditions of one rule, all of which must hold; one a fact. */
export function RuleConditions({ rule }: { readonly rule: Kept<'risk-rule'> }) {
  /** A condition that asks for words begins without any, and is kept when it has some. */
  const [adding, setAdding] = useState<FactName | 'choosing'>()
  const isReadOnly = useReadOnly()
  const { title, when } = rule.view
  const save = (next: Readonly<Record<string, Json>>, words: string) =>
    editRiskSetting('risk-rule', rule, { when: { ...next } }, `${words} of the rule “${title}”`)
  const set = (name: string, test: RuleTest) => kept(save({ ...when, [name]: test }, `Set the condition “${conditionWords(name, test)}”`))
  const remove = (name: string): void => {
    const { [name]: gone, ...others } = when
    void run(save(others, `Took away the condition “${conditionWords(name, gone)}”`), { toast: true })
  }
  const free = factNames.filter((name) => !Object.hasOwn(when, name))
  return (
    <div className={own['conditions']}>
      {Object.entries(when).map(([name, held]) => (
        <fieldset key={name} className={own['condition']} aria-label={conditionWords(name, held)}>
          <Condition name={name} held={held} onSet={(test) => set(name, test)} />
          {!isReadOnly && (
            <Button kind="quiet" onClick={() => remove(name)} aria-label={`Take away: ${conditionWords(name, held)}`}>
              Take away
            </Button>
          )}
        </fieldset>
      ))}
      {adding !== undefined && adding !== 'choosing' && (
        <div className={own['condition']}>
          <TextTest
            name={adding}
            words={factOf(adding).words}
            test={{ is: [] }}
            onSet={async (test) => {
              const refused = await set(adding, test)
              if (refused === undefined) setAdding(undefined)
              return refused
            }}
          />
          <Button kind="quiet" onClick={() => setAdding(undefined)}>
            Give up
          </Button>
        </div>
      )}
      {!isReadOnly && adding === undefined && <Button onClick={() => setAdding('choosing')}>Add a condition</Button>}
      {adding === 'choosing' && (
        <select
          className={styles['select']}
          aria-label="What the new condition asks for"
          value=""
          ref={(element) => element?.focus()}
          onKeyDown={(event) => event.key === 'Escape' && setAdding(undefined)}
          onChange={(event) => {
            const name = event.currentTarget.value
            if (!isFactName(name)) return
            const first = firstTest(name)
            setAdding(first === undefined ? name : undefined)
            if (first !== undefined) void set(name, first)
          }}
        >
          <option value="">Choose what it asks for</option>
          {free.map((name) => (
            <option key={name} value={name}>
              {factOf(name).words}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

/** What a new condition asks until somebody says otherwise; undefined where only words can say it. */
function firstTest(name: FactName): RuleTest | undefined {
  const { form } = factOf(name)
  if (form.kind === 'choice') return { is: [form.choices[0]?.value ?? ''] }
  return form.kind === 'number' ? { atLeast: 1 } : undefined
}

interface ConditionProps {
  readonly name: string
  readonly held: Json
  readonly onSet: (test: RuleTest) => Promise<string | undefined>
}

function Condition({ name, held, onSet }: ConditionProps) {
  const test = readTest(held)
  const isReadOnly = useReadOnly()
  if (test === undefined || !isFactName(name) || isReadOnly) return <span>{conditionWords(name, held)}</span>
  const { words, form } = factOf(name)
  if (form.kind === 'choice') {
    const chosen = 'is' in test ? test.is : []
    return (
      <>
        <span className={own['asks']}>{words} is</span>
        <span className={styles['radios']}>
          {form.choices.map(({ value, label }) => (
            <label key={value} className={styles['radio']}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => {
                  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
                  // A condition that asks for nothing would never hold: the last one stays.
                  if (next.length > 0) void onSet({ is: next })
                }}
              />
              {label}
            </label>
          ))}
        </span>
      </>
    )
  }
  return form.kind === 'number' ? (
    <NumberTest words={words} unit={form.unit} test={test} onSet={onSet} />
  ) : (
    <TextTest name={name} words={words} test={test} onSet={onSet} />
  )
}

interface TestProps {
  readonly words: string
  readonly test: RuleTest
  readonly onSet: ConditionProps['onSet']
}

function NumberTest({ words, unit, test, onSet }: TestProps & { readonly unit: string }) {
  const isMost = 'atMost' in test
  const bound = 'atMost' in test ? test.atMost : 'atLeast' in test ? test.atLeast : 0
  return (
    <>
      <span className={own['asks']}>{words}</span>
      <select
        className={own['short']}
        aria-label={`${words}: least or most`}
        value={isMost ? 'atMost' : 'atLeast'}
        onChange={(event) => void onSet(event.currentTarget.value === 'atMost' ? { atMost: bound } : { atLeast: bound })}
      >
        <option value="atLeast">at least</option>
        <option value="atMost">at most</option>
      </select>
      <TextField
        place="cell"
        label={unit === '' ? words : `${words} in ${unit}`}
        value={String(bound)}
        commit={async (text) => {
          const value = Number(text.trim())
          if (text.trim() === '' || !Number.isFinite(value) || value < 0) return 'Write a number, 0 or more.'
          return onSet(isMost ? { atMost: value } : { atLeast: value })
        }}
      />
      {unit}
    </>
  )
}

function TextTest({ name, words, test, onSet }: TestProps & { readonly name: FactName }) {
  const suggestions = useNames(name)
  const contains = 'contains' in test
  const text = 'contains' in test ? test.contains : 'is' in test ? test.is.join(', ') : ''
  const testOf = (written: string, isPart: boolean): RuleTest | undefined => {
    const parts = isPart ? [written.trim()] : written.split(',').map((part) => part.trim())
    const [first, ...rest] = parts.filter((part) => part !== '')
    if (first === undefined) return undefined
    return isPart ? { contains: first } : { is: [first, ...rest] }
  }
  return (
    <>
      <span className={own['asks']}>{words}</span>
      <select
        className={own['short']}
        aria-label={`${words}: whole or part`}
        value={contains ? 'contains' : 'is'}
        onChange={(event) => {
          const next = testOf(text, event.currentTarget.value === 'contains')
          if (next !== undefined) void onSet(next)
        }}
      >
        <option value="is">is one of</option>
        <option value="contains">contains</option>
      </select>
      <TextField
        place="cell"
        label={`${words}${contains ? ' contains' : ', several with commas between'}`}
        value={text}
        suggestions={suggestions}
        commit={async (written) => {
          const next = testOf(written, contains)
          return next === undefined ? 'Write what it asks for, or take the condition away.' : onSet(next)
        }}
      />
    </>
  )
}

/** Names that the workspace knows for a fact. */
function useNames(name: FactName): readonly string[] {
  const services = useAppSelector(selectViews('service'))
  const items = useAppSelector(selectViews('ci'))
  const environments = useAppSelector(selectViews('environment'))
  const names: Partial<Record<FactName, readonly string[]>> = {
    service: services.map((one) => one.name),
    area: services.map((one) => one.area),
    ci: items.map((one) => one.name),
    'ci-class': items.map((one) => one.class),
    environment: environments.map((one) => one.name),
    'environment-purpose': environments.map((one) => one.purpose),
  }
  return [...new Set(names[name] ?? [])].filter((text) => text !== '').sort()
}
