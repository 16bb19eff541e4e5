import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { IconButton } from '#app/controls/button'
import { SettledBar } from '#app/controls/settled-bar'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { ChoiceField, kept, NewField, TextField, useReadOnly, WhenField } from '#features/fields'
import { gateProgress } from '#shared/assess/gate-progress'
import { combine, create, edit, type Fields, remove } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import type { Criterion } from '#shared/model/criterion'
import type { Gate } from '#shared/model/gate'
import type { Phase } from '#shared/model/phase'
import { CriterionRow } from './criterion-row'
import { GateDecision } from './gate-decision'
import styles from './release.module.css'
import { purposeChoices } from './words'

interface GateSectionProps {
  readonly gate: Gate
  readonly gates: readonly Gate[]
  /** Its own criteria. */
  readonly criteria: readonly Criterion[]
  readonly phases: readonly Phase[]
}

/** One gate: what must hold, what shows that it does, and the decision. */
export function GateSection({ gate, gates, criteria, phases }: GateSectionProps) {
  const { settled, of } = gateProgress(criteria).outcome
  const isReadOnly = useReadOnly()
  const keep = (patch: Fields<'gate'>) => kept(edit('gate', gate, patch))
  const name = gate.title || 'gate'
  const removeAll = () =>
    void run(combine('remove-gate', `Removed the gate “${name}”`, [remove('gate', gate), ...criteria.map((criterion) => remove('criterion', criterion))]), {
      toast: true,
    })
  const phaseChoices = [{ value: '', label: 'no phase' }, ...phases.map(({ id, title }) => ({ value: id, label: title || 'unnamed phase' }))]
  return (
    <section className={styles['gate']} aria-label={`Gate ${name}`} data-field={gate.purpose === 'readiness' ? 'readiness' : undefined}>
      <div className={styles['gateHead']}>
        <div className={styles['grow']}>
          <TextField place="cell" strong label={`Title of the gate ${name}`} value={gate.title} commit={(title) => keep({ title: title.trim() })} />
        </div>
        <ChoiceField place="cell" label={`Purpose of ${name}`} value={gate.purpose} choices={purposeChoices} commit={(purpose) => keep({ purpose })} />
        <ChoiceField place="cell" label={`Phase of ${name}`} value={gate.phase} choices={phaseChoices} commit={(phase) => keep({ phase })} />
        <div className={styles['due']}>
          <span className={styles['quiet']}>due</span>
          <WhenField place="cell" label={`Due date of ${name}`} value={gate.due} commit={(due) => keep({ due })} />
        </div>
        <SettledBar done={settled} of={of} />
        {!isReadOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton label={`More for the gate ${name}`}>
                <IconDots size={16} stroke={1.5} aria-hidden />
              </IconButton>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void run(reorder('gate', gate.id, 'up', gates, orderBetween))}>Move up</Menu.Item>
              <Menu.Item onClick={() => void run(reorder('gate', gate.id, 'down', gates, orderBetween))}>Move down</Menu.Item>
              <Menu.Item onClick={removeAll}>Remove the gate</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {criteria.length > 0 && (
        <div className={styles['heads']} aria-hidden>
          <span className={styles['grow']}>Criterion</span>
          <span className={styles['evidence']}>Evidence</span>
          <span className={styles['standing']}>Standing</span>
          <span className={styles['judge']} />
        </div>
      )}
      <ul className={styles['criteria']} aria-label={`Criteria of ${name}`}>
        {criteria.map((criterion) => (
          <CriterionRow key={criterion.id} criterion={criterion} siblings={criteria} />
        ))}
      </ul>
      <div className={styles['gateFoot']}>
        <div className={styles['grow']}>
          <NewField
            label={`New criterion of ${name}`}
            shown="New criterion"
            make={(title) => kept(create('criterion', newId(), { of: gate.of, gate: gate.id, title, order: orderBetween(criteria.at(-1)?.order ?? '', '') }))}
          />
        </div>
        <GateDecision gate={gate} criteria={criteria} />
      </div>
    </section>
  )
}
