import { IconX } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { parseWhen } from '#app/when-text'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { copyRelease } from '#shared/commands/copy-release'
import { hold } from '#shared/commands/hold'
import { moveRelease } from '#shared/commands/move-release'
import { nextNumber } from '#shared/commands/next-number'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import type { Asked } from './asked'
import { goToPlace, guardPlaces } from './places'
import styles from './release.module.css'
import { missingFor, movesOf, releaseFacts } from './release-facts'

interface StripProps {
  readonly record: RootRecord
  readonly release: Release
  readonly onClose: () => void
}

/** The strip under the tabs, by what is asked. */
export function AskedStrip({ asked, ...strip }: StripProps & { readonly asked: Asked }) {
  if (asked.kind === 'hold') return <HoldStrip {...strip} />
  if (asked.kind === 'copy') return <CopyStrip {...strip} />
  return <RefusedStrip {...strip} to={asked.to} />
}

/** What a refused move still waits for, each with the way to its place; it shrinks as things are done. */
function RefusedStrip({ record, release, to, onClose }: StripProps & { readonly to: Release['state'] }) {
  const facts = releaseFacts(record, release)
  const missing = missingFor(facts, to)
  const words = [...movesOf(release).forward, ...movesOf(release).others].find((move) => move.to === to)?.words
  if (words === undefined) return null
  const moveNow = async (): Promise<void> => {
    const moved = await run(moveRelease(facts, to), { toast: true })
    if (moved.ok) onClose()
  }
  return (
    <section className={`${styles['strip']} ${missing.length === 0 ? '' : styles['missing']}`} role="alert" aria-label={`${words}: what is missing`}>
      <div className={styles['stripWords']}>
        <strong>
          {missing.length === 0 ? `Nothing is missing now.` : `“${words}” waits for ${missing.length === 1 ? 'one thing' : `${missing.length} things`}.`}
        </strong>
        <ul className={styles['guards']}>
          {missing.map(({ code, words: why }) => {
            const place = guardPlaces[code]
            return (
              <li key={code}>
                {why}{' '}
                {place !== undefined && (
                  <button type="button" className={styles['link']} onClick={() => goToPlace(place)}>
                    Go to {place.words}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      {missing.length === 0 && (
        <Button kind="primary" onClick={() => void moveNow()}>
          {words}
        </Button>
      )}
      <CloseStrip onClose={onClose} />
    </section>
  )
}

function HoldStrip({ release, onClose }: StripProps) {
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const held = await run(hold('release', release, reason), { toast: true })
    if (held.ok) onClose()
    else setRefused(held.failure.message)
  }
  return (
    <StripForm label="Put on hold" onSubmit={submit} onClose={onClose}>
      <TextField label="Reason" value={reason} onChange={setReason} refusal={refused} hint="Stands beside the name until it is taken off hold." autoFocus />
      <Button kind="primary" type="submit">
        Put on hold
      </Button>
    </StripForm>
  )
}

function CopyStrip({ record, release, onClose }: StripProps) {
  const zone = useZone()
  const releases = useAppSelector(selectViews('release'))
  const [fields, setFields] = useState({ version: '', target: '' })
  const [refused, setRefused] = useState({ field: '', message: '' })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const target = parseWhen(fields.target, { zone, now: Date.now(), wanted: 'either' })
    if (!target.ok) return setRefused({ field: 'target', message: target.failure.message })
    const id = newId()
    const number = nextNumber(
      releases.map((one) => one.number),
      'REL-1',
    )
    const copied = await run(copyRelease(patternOf(record, release), { id, number, version: fields.version, target: target.value, zone, newId }), {
      toast: true,
    })
    if (!copied.ok) return setRefused({ field: copied.failure.place ?? 'version', message: copied.failure.message })
    go('release', { id })
  }
  const why = (field: string): string => (refused.field === field ? refused.message : '')
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
        label="Target"
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

const patternOf = (record: RootRecord, release: Release): Parameters<typeof copyRelease>[0] => ({
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

interface StripFormProps {
  readonly label: string
  readonly onSubmit: (event: FormEvent) => Promise<void>
  readonly onClose: () => void
  readonly children: React.ReactNode
}

function StripForm({ label, onSubmit, onClose, children }: StripFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <form
      ref={form}
      className={styles['strip']}
      aria-label={label}
      onSubmit={(event) => void onSubmit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className={styles['stripFields']}>{children}</div>
      <CloseStrip onClose={onClose} />
    </form>
  )
}

function CloseStrip({ onClose }: { readonly onClose: () => void }) {
  return (
    <IconButton label="Close" onClick={onClose}>
      <IconX size={16} stroke={1.5} aria-hidden />
    </IconButton>
  )
}
