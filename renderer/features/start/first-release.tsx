import { type FormEvent, useState } from 'react'
import { makeWorkspace } from '#app/boot'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { savePerson } from '#app/preferences'
import { go } from '#app/router'
import { parseWhen } from '#app/when-text'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { create } from '#shared/commands/edit'
import type { PersonOfDevice } from '#shared/ipc/shapes'
import styles from './start.module.css'

interface FirstReleaseProps {
  readonly person: PersonOfDevice | undefined
  readonly zone: string
  readonly needsWorkspace: boolean
}

/** Name, version and target of the first release; who works here too, where that is not known yet. */
export function FirstRelease({ person, zone, needsWorkspace }: FirstReleaseProps) {
  const [fields, setFields] = useState({ who: '', role: '', name: '', version: '', target: '' })
  const [refused, setRefused] = useState({ field: '', message: '' })
  const set = (field: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [field]: value }))
  const why = (field: string): string => (refused.field === field ? refused.message : '')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const target = parseWhen(fields.target, { zone, now: Date.now(), wanted: 'either' })
    if (person === undefined && fields.who.trim() === '') return setRefused({ field: 'who', message: 'Give your name: each edit is signed with it.' })
    if (fields.name.trim() === '') return setRefused({ field: 'name', message: 'Give the release a name.' })
    if (!target.ok) return setRefused({ field: 'target', message: target.failure.message })
    setRefused({ field: '', message: '' })
    const id = newId()
    const draft = create('release', id, { name: fields.name.trim(), version: fields.version.trim(), target: target.value })
    const steps = [
      ...(person === undefined ? [() => savePerson({ name: fields.who.trim(), jobTitle: fields.role.trim() })] : []),
      ...(needsWorkspace ? [() => makeWorkspace('empty', 'My workspace', zone)] : []),
      () => run(draft),
    ]
    for (const step of steps) {
      const done = await step()
      if (!done.ok) return setRefused({ field: 'all', message: done.failure.message })
    }
    go('release', { id })
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['fields']}>
        <TextField label="Name" value={fields.name} onChange={set('name')} refusal={why('name')} autoFocus />
        <TextField label="Version" value={fields.version} onChange={set('version')} />
        <TextField
          label="Target date"
          value={fields.target}
          onChange={set('target')}
          refusal={why('target')}
          hint="5 Dec 2026, tomorrow or +3w. May be empty."
        />
      </div>
      {person === undefined && (
        <div className={styles['fields']}>
          <TextField label="Your name" value={fields.who} onChange={set('who')} refusal={why('who')} hint="Stands beside each edit that you make." />
          <TextField label="Your role" value={fields.role} onChange={set('role')} hint="May be empty." />
        </div>
      )}
      {refused.field === 'all' && (
        <p role="alert" className={styles['refused']}>
          {refused.message}
        </p>
      )}
      <Button kind="primary" type="submit">
        Start with this release
      </Button>
    </form>
  )
}
