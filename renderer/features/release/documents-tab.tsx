import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { viewsOf } from '#data/select'
import { ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField, useZoneName, WhenField } from '#features/fields'
import { create, edit, type Fields, remove } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import type { RootRecord } from '#shared/log/apply'
import type { Lesson } from '#shared/model/document'
import type { Milestone } from '#shared/model/milestone'
import type { Release } from '#shared/model/release'
import { Attachments } from './attachments'
import { Notes } from './notes'
import styles from './release.module.css'
import { usePeople } from './use-people'
import { milestoneKindChoices } from './words'

/** What is written and kept about a release: notes, files, key dates, lessons. */
export function DocumentsTab({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const of = `release/${release.id}`
  return (
    <>
      <Notes of={of} notes={viewsOf(record, 'note')} />
      <Attachments of={of} attachments={viewsOf(record, 'attachment')} />
      <KeyDates of={of} milestones={viewsOf(record, 'milestone')} />
      <Lessons of={of} lessons={viewsOf(record, 'lesson')} />
    </>
  )
}

function KeyDates({ of, milestones }: { readonly of: string; readonly milestones: readonly Milestone[] }) {
  const zoneName = useZoneName()
  const people = usePeople()
  const keep = (milestone: Milestone, patch: Fields<'milestone'>) => kept(edit('milestone', milestone, patch))
  const nameOf = ({ title }: Milestone): string => title || 'key date'
  const columns: readonly RecordColumn<Milestone>[] = [
    {
      id: 'title',
      head: 'Key date',
      cell: (one) => <TextField place="cell" label={`Title of ${nameOf(one)}`} value={one.title} commit={(title) => keep(one, { title: title.trim() })} />,
    },
    {
      id: 'kind',
      head: 'Kind',
      width: 140,
      cell: (one) => (
        <ChoiceField place="cell" label={`Kind of ${nameOf(one)}`} value={one.kind} choices={milestoneKindChoices} commit={(kind) => keep(one, { kind })} />
      ),
    },
    {
      id: 'start',
      head: `When, ${zoneName}`,
      width: 170,
      cell: (one) => <WhenField place="cell" label={`Date of ${nameOf(one)}`} value={one.start} commit={(start) => keep(one, { start })} />,
    },
    {
      id: 'end',
      head: 'Until',
      width: 170,
      cell: (one) => <WhenField place="cell" label={`End of ${nameOf(one)}`} value={one.end} commit={(end) => keep(one, { end })} />,
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 150,
      cell: (one) => (
        <TextField
          place="cell"
          label={`Owner of ${nameOf(one)}`}
          value={one.owner}
          commit={(owner) => keep(one, { owner: owner.trim() })}
          suggestions={people}
        />
      ),
    },
  ]
  return (
    <section className={styles['block']} aria-label="Key dates">
      <h2>Key dates</h2>
      {milestones.length === 0 && <p className={styles['none']}>No key date yet. Deadlines and decisions of this release stand in the calendar from here.</p>}
      {milestones.length > 0 && (
        <RecordTable
          label="Key dates"
          columns={columns}
          rows={milestones}
          nameOf={nameOf}
          onRemove={(one) => void run(remove('milestone', one), { toast: true })}
          onMove={({ id }, direction) => void run(reorder('milestone', id, direction, milestones, orderBetween))}
        />
      )}
      <NewField
        label="New key date"
        make={(title) => kept(create('milestone', newId(), { of, title, order: orderBetween(milestones.at(-1)?.order ?? '', '') }))}
      />
    </section>
  )
}

function Lessons({ of, lessons }: { readonly of: string; readonly lessons: readonly Lesson[] }) {
  const nameOf = ({ title }: Lesson): string => title || 'lesson'
  const columns: readonly RecordColumn<Lesson>[] = [
    {
      id: 'title',
      head: 'Lesson',
      width: '36%',
      cell: (one) => (
        <TextField
          place="cell"
          strong
          label={`Title of ${nameOf(one)}`}
          value={one.title}
          commit={(title) => kept(edit('lesson', one, { title: title.trim() }))}
        />
      ),
    },
    {
      id: 'text',
      head: 'What to do next time',
      cell: (one) => (
        <TextField place="cell" label={`Text of ${nameOf(one)}`} value={one.text} commit={(text) => kept(edit('lesson', one, { text }))} lines={2} />
      ),
    },
  ]
  return (
    <section className={styles['block']} aria-label="Lessons">
      <h2>Lessons</h2>
      {lessons.length === 0 && <p className={styles['none']}>No lesson yet. What was learnt here is found when the next release is planned.</p>}
      {lessons.length > 0 && (
        <RecordTable label="Lessons" columns={columns} rows={lessons} nameOf={nameOf} onRemove={(one) => void run(remove('lesson', one), { toast: true })} />
      )}
      <NewField label="New lesson" make={(title) => kept(create('lesson', newId(), { of, title, order: orderBetween(lessons.at(-1)?.order ?? '', '') }))} />
    </section>
  )
}
