import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { parseWhen } from '#app/when-text'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { copyRelease, type ReleasePattern } from '#shared/commands/copy-release'
import { nextNumber } from '#shared/commands/next-number'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { StripForm } from './strip-form'

interface CopyStripProps {
  readonly record: RootRecord
  readonly release: Release
  readonly onClose: () => void
}

/** Asks version and target of the next release, and makes it from this one. */
export function CopyStrip({ record, release, onClose }: CopyStripProps) {
  const zone = useZone()
  const releases = useAppSelector(selectViews('release'))
  const [fields, setFields] = useState({ version: '', target: '' })
  const [refused, setRefused] = useState({ field: '', message: '' })
  const why = (field: string): string => (refused.field === field ? refused.message : '')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const target = parseWhen(fields.target, { zone, now: Date.now(), wanted: 'either' })
    if (!target.ok) return setRefused({ field: 'target', message: target.failure.message })
    const id = newId()
    const number = nextNumber(
      releases.map((one) => one.number),
      'REL-1',
    )
    const next = { id, number, version: fields.version, target: target.value, zone, newId }
    const copied = await run(copyRelease(patternOf(record, release), next), { toast: true })
    if (!copied.ok) return setRefused({ field: copied.failure.place ?? 'version', message: copied.failure.message })
    go('release', { id })
  }
  return (
    <StripForm label="Copy as the next release" onSubmit={submit} onClose={onClose}>
      <TextField
        label="Version of the next release"
        value={fields.version}
        onChange={(version) => setFields({ ...fields, version })}
        refusal={why('version')}
        hint="Phases, gates, key dates, people and the plan come along."
        autoFocus
      />
      <TextField
        label="Target of the next release"
        value={fields.target}
        onChange={(target) => setFields({ ...fields, target })}
        refusal={why('target')}
        hint="All dates move as far. Without one they are left out."
      />
      <Button kind="primary" type="submit">
        Copy release
      </Button>
    </StripForm>
  )
}

const patternOf = (record: RootRecord, release: Release): ReleasePattern => ({
  release,
  affects: viewsOf(record, 'affects'),
  phases: viewsOf(record, 'phase'),
  gates: viewsOf(record, 'gate'),
  criteria: viewsOf(record, 'criterion'),
  milestones: viewsOf(record, 'milestone'),
  stakeholders: viewsOf(record, 'stakeholder'),
  plans: viewsOf(record, 'plan').filter(({ rehearsal }) => !rehearsal),
  tasks: viewsOf(record, 'task'),
  links: viewsOf(record, 'link'),
})
