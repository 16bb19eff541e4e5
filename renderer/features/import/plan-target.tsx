import { Select } from '@mantine/core'
import { useId } from 'react'
import { TextField } from '#app/controls/text-field'
import { countText } from '#app/format'
import { localText } from '#shared/exchange/project/clock'
import { type PlanWay, planWays } from '#shared/exchange/project/plan-drafts'
import { localInstant } from '#shared/exchange/table/local-time'
import { instant } from '#shared/model/when'
import styles from './import.module.css'
import type { OpenPlan, PlanImporting } from './use-plan-import'

interface PlanTargetProps {
  readonly plan: OpenPlan
  readonly importing: PlanImporting
}

/** Where the plan goes, whose clock it keeps, and what its file leaves open. */
export function PlanTarget({ plan, importing }: PlanTargetProps) {
  const heading = useId()
  const { preview, choices, release, newName } = plan
  const releases = [
    { value: '', label: 'A new release' },
    ...importing.places.map(({ id, name, hasPlan }) => ({ value: id, label: hasPlan ? `${name} (has a plan)` : name })),
  ]
  return (
    <section aria-labelledby={heading} className={styles['target']}>
      <h2 id={heading}>Where it goes</h2>
      <Select
        label="Release"
        size="xs"
        classNames={{ label: styles['label'] ?? '' }}
        searchable
        allowDeselect={false}
        data={releases}
        value={release}
        onChange={(chosen) => importing.chooseRelease(chosen ?? '')}
        comboboxProps={{ withinPortal: true }}
        limit={60}
      />
      {importing.held !== undefined && <WayField tasks={importing.held.tasks.length} way={plan.way} onChoose={importing.chooseWay} />}
      {release === '' && <TextField label="Name of the new release" value={newName} onChange={importing.nameRelease} />}
      {preview.format !== 'runbook' && (
        <Select
          label="Times of the file are of"
          classNames={{ label: styles['label'] ?? '' }}
          description={preview.saysZone ? 'As the file says.' : 'The file does not say it.'}
          size="xs"
          searchable
          allowDeselect={false}
          data={zones(preview.zone)}
          value={preview.zone}
          onChange={(zone) => {
            if (zone !== null) importing.choose({ ...choices, zone })
          }}
          comboboxProps={{ withinPortal: true }}
          limit={50}
        />
      )}
      {!preview.saysStart && <StartField plan={plan} importing={importing} />}
      {preview.format === 'markdown' && !preview.hasLinks && (
        <Choice
          label="One after the other: each task waits for the one above"
          checked={choices.inOrder === true}
          onChange={(inOrder) => importing.choose({ ...choices, inOrder })}
        />
      )}
      {preview.format === 'runbook' && (
        <Choice
          label="Streams become summaries"
          checked={choices.asSummaries === true}
          onChange={(asSummaries) => importing.choose({ ...choices, asSummaries })}
        />
      )}
    </section>
  )
}

interface WayFieldProps {
  readonly tasks: number
  readonly way: PlanWay | undefined
  readonly onChoose: (way: PlanWay) => void
}

const ways: Readonly<Record<PlanWay, { readonly label: string; readonly hint: string }>> = {
  merge: {
    label: 'Bring it up to the file',
    hint: 'Tasks are the same by their code, else by their title. What the file says is taken, what only the plan has stays; progress, window and baselines stay too.',
  },
  replace: { label: 'Replace it', hint: 'The plan with its tasks, links and baselines is taken away, and the file’s comes in its place.' },
}

/** What becomes of the plan that the release has. Either is undone in one step. */
function WayField({ tasks, way, onChoose }: WayFieldProps) {
  return (
    <fieldset className={styles['ways']}>
      <legend>The release has a plan with {countText(tasks, 'task')}</legend>
      {planWays.map((one) => (
        <label key={one} className={styles['check']}>
          <input type="radio" name="plan-way" checked={way === one} onChange={() => onChoose(one)} />
          <span>
            {ways[one].label}
            <span className={styles['quiet']}> {ways[one].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Choice({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
}

/** When the plan starts, where the file does not say it; on the clock of its zone. */
function StartField({ plan: { choices, preview }, importing }: PlanTargetProps) {
  const id = useId()
  const value = choices.start === undefined || choices.start === '' ? '' : localText(Date.parse(choices.start), preview.zone).slice(0, 16)
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>Starts</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onChange={(event) => {
          const { value: typed } = event.currentTarget
          const start = typed === '' ? '' : instant(localInstant(`${typed.slice(0, 16)}:00`, preview.zone).at)
          importing.choose({ ...choices, start })
        }}
      />
      <span className={styles['quiet']}>The file names no start. It can be set later.</span>
    </div>
  )
}

const zones = (zone: string): string[] => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
