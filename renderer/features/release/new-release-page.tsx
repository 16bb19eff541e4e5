import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { TextField } from '#app/controls/text-field'
import { useZone } from '#app/preferences'
import { adjust, back } from '#app/router'
import { parseWhen } from '#app/when-text'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { nextNumber } from '#shared/commands/next-number'
import { startRelease } from '#shared/commands/start-release'
import type { Release } from '#shared/model/release'
import styles from './release.module.css'
import { useOwnName } from './use-people'
import { typeChoices } from './words'

/** A release to be made: name, version and target are enough; its page opens at once. */
export function NewReleasePage() {
  const zone = useZone()
  const owner = useOwnName()
  const releases = useAppSelector(selectViews('release'))
  const [fields, setFields] = useState({ name: '', version: '', target: '' })
  const [type, setType] = useState<Release['type']>('minor')
  const [refused, setRefused] = useState({ field: '', message: '' })
  const set = (field: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [field]: value }))
  const why = (field: string): string => (refused.field === field ? refused.message : '')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const target = parseWhen(fields.target, { zone, now: Date.now(), wanted: 'either' })
    if (!target.ok) return setRefused({ field: 'target', message: target.failure.message })
    const id = newId()
    const number = nextNumber(
      releases.map((release) => release.number),
      'REL-1',
    )
    const { name, version } = fields
    const started = await run(startRelease({ id, number, name, version, type, target: target.value, owner }), { toast: true })
    if (!started.ok) return setRefused({ field: started.failure.place ?? 'name', message: started.failure.message })
    adjust({ id, tab: 'overview' })
  }
  return (
    <Page title="New release">
      <form
        className={styles['newForm']}
        aria-label="New release"
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') back()
        }}
      >
        <p className={styles['lead']}>A release is what goes out together. A name is enough to begin; its scope, phases, risks and plan follow on its page.</p>
        <TextField label="Name" value={fields.name} onChange={set('name')} refusal={why('name')} autoFocus />
        <TextField label="Version" value={fields.version} onChange={set('version')} />
        <TextField
          label="Target"
          value={fields.target}
          onChange={set('target')}
          refusal={why('target')}
          hint="5 Dec 2026 22:00, tomorrow or +3w. May be empty."
        />
        <label className={styles['newType']}>
          Type
          <select value={type} onChange={(event) => setType(typeChoices.find(({ value }) => value === event.currentTarget.value)?.value ?? 'minor')}>
            {typeChoices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <div className={styles['buttons']}>
          <Button kind="primary" type="submit">
            Start the release
          </Button>
          <Button kind="plain" onClick={back}>
            Leave without it
          </Button>
        </div>
      </form>
    </Page>
  )
}
