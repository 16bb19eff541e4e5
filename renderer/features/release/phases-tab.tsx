import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { useZone } from '#app/preferences'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { viewsOf } from '#data/select'
import { ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField, useReadOnly, useZoneName, WhenField } from '#features/fields'
import { addUsualPhases } from '#shared/commands/add-usual-phases'
import { datePhase } from '#shared/commands/date-phase'
import { create, edit, type Fields, remove } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import type { RootRecord } from '#shared/log/apply'
import type { Phase } from '#shared/model/phase'
import type { Release } from '#shared/model/release'
import type { When } from '#shared/model/when'
import { GateSection } from './gate-section'
import styles from './release.module.css'
import { usePeople } from './use-people'
import { phaseKindChoices } from './words'

/** The stages of a release with their dates, and the gates that each of them must pass. */
export function PhasesTab({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const zone = useZone()
  const isReadOnly = useReadOnly()
  const phases = viewsOf(record, 'phase')
  const gates = viewsOf(record, 'gate')
  const criteria = viewsOf(record, 'criterion')
  const of = `release/${release.id}`
  const addUsual = () =>
    void run(addUsualPhases(release, { zone, newId, orderBetween, lastPhase: phases.at(-1)?.order ?? '', lastGate: gates.at(-1)?.order ?? '' }), {
      toast: true,
    })
  const addPhase = (title: string) => kept(create('phase', newId(), { of, title, owner: release.owner, order: orderBetween(phases.at(-1)?.order ?? '', '') }))
  const addGate = (title: string) => kept(create('gate', newId(), { of, title, order: orderBetween(gates.at(-1)?.order ?? '', '') }))
  const isEmpty = phases.length + gates.length === 0
  return (
    <>
      {isEmpty && (
        <EmptyState
          title="No phases yet"
          actions={
            !isReadOnly && (
              <Button kind="primary" onClick={addUsual}>
                Add the usual phases
              </Button>
            )
          }
        >
          A phase is a stage of the release with a start and an end; a gate says what must hold before it is over. The usual phases of a {release.type} release
          are dated back from its target{release.target === '' ? ', which is not set yet' : ''}.
        </EmptyState>
      )}
      <section className={styles['block']} aria-label="Phases">
        {!isEmpty && <h2>Phases</h2>}
        {phases.length > 0 && <PhaseTable phases={phases} zone={zone} />}
        <NewField label="New phase" make={addPhase} />
        {!isEmpty && phases.length === 0 && !isReadOnly && <Button onClick={addUsual}>Add the usual phases</Button>}
      </section>
      <section className={styles['block']} aria-label="Gates">
        {!isEmpty && <h2>Gates</h2>}
        {gates.map((gate) => (
          <GateSection key={gate.id} gate={gate} gates={gates} criteria={criteria.filter((criterion) => criterion.gate === gate.id)} phases={phases} />
        ))}
        <NewField label="New gate" make={addGate} />
      </section>
    </>
  )
}

function PhaseTable({ phases, zone }: { readonly phases: readonly Phase[]; readonly zone: string }) {
  const people = usePeople()
  const zoneName = useZoneName()
  const keep = (phase: Phase, patch: Fields<'phase'>) => kept(edit('phase', phase, patch))
  const date = (phase: Phase, dates: { readonly start?: When; readonly end?: When }) => kept(datePhase(phase, dates, zone))
  const nameOf = ({ title }: Phase): string => title || 'phase'
  const columns: readonly RecordColumn<Phase>[] = [
    {
      id: 'title',
      head: 'Phase',
      cell: (phase) => (
        <TextField place="cell" strong label={`Title of ${nameOf(phase)}`} value={phase.title} commit={(title) => keep(phase, { title: title.trim() })} />
      ),
    },
    {
      id: 'kind',
      head: 'Kind',
      width: 150,
      cell: (phase) => (
        <ChoiceField place="cell" label={`Kind of ${nameOf(phase)}`} value={phase.kind} choices={phaseKindChoices} commit={(kind) => keep(phase, { kind })} />
      ),
    },
    {
      id: 'start',
      head: `Start, ${zoneName}`,
      width: 168,
      cell: (phase) => <WhenField place="cell" label={`Start of ${nameOf(phase)}`} value={phase.start} commit={(start) => date(phase, { start })} />,
    },
    {
      id: 'end',
      head: 'End',
      width: 168,
      cell: (phase) => <WhenField place="cell" label={`End of ${nameOf(phase)}`} value={phase.end} commit={(end) => date(phase, { end })} />,
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 170,
      cell: (phase) => (
        <TextField
          place="cell"
          label={`Owner of ${nameOf(phase)}`}
          value={phase.owner}
          commit={(owner) => keep(phase, { owner: owner.trim() })}
          suggestions={people}
        />
      ),
    },
  ]
  return (
    <RecordTable
      label="Phases"
      columns={columns}
      rows={phases}
      nameOf={nameOf}
      onRemove={(phase) => void run(remove('phase', phase), { toast: true })}
      onMove={({ id }, direction) => void run(reorder('phase', id, direction, phases, orderBetween))}
    />
  )
}
