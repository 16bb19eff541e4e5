import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { ConditionList } from '#features/conditions'
import { ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField, useZoneName, WhenField } from '#features/fields'
import { usePeople } from '#features/release'
import { create, edit, type Fields, remove } from '#shared/commands/edit'
import { moveChangeTask } from '#shared/commands/move-change-task'
import { reorder } from '#shared/commands/reorder'
import type { ChangeTask, Condition } from '#shared/model/board'
import type { Change } from '#shared/model/change'
import styles from './change.module.css'
import { taskKindChoices, taskStateChoices } from './change-words'

interface ChangeTasksProps {
  readonly change: Change
  readonly tasks: readonly ChangeTask[]
  readonly conditions: readonly Condition[]
}

/** The tasks of a change: all must be closed or cancelled before it can go to review. Those that its approval demands come first: they hold the scheduling back. */
export function ChangeTasks({ change, tasks, conditions }: ChangeTasksProps) {
  const zoneName = useZoneName()
  const people = usePeople()
  const keep = (task: ChangeTask, patch: Fields<'change-task'>) => kept(edit('change-task', task, patch))
  const nameOf = ({ title }: ChangeTask): string => title || 'task'
  const columns: readonly RecordColumn<ChangeTask>[] = [
    {
      id: 'title',
      head: 'Task',
      cell: (task) => <TextField place="cell" label={`Title of ${nameOf(task)}`} value={task.title} commit={(title) => keep(task, { title: title.trim() })} />,
    },
    {
      id: 'kind',
      head: 'Kind',
      width: 136,
      cell: (task) => (
        <ChoiceField place="cell" label={`Kind of ${nameOf(task)}`} value={task.kind} choices={taskKindChoices} commit={(kind) => keep(task, { kind })} />
      ),
    },
    {
      id: 'state',
      head: 'State',
      width: 124,
      cell: (task) => (
        <ChoiceField
          place="cell"
          label={`State of ${nameOf(task)}`}
          value={task.state}
          choices={taskStateChoices}
          commit={(state) => kept(moveChangeTask(task, state))}
        />
      ),
    },
    {
      id: 'who',
      head: 'Assigned to',
      width: 136,
      cell: (task) => (
        <TextField
          place="cell"
          label={`Who does ${nameOf(task)}`}
          value={task.assignedTo}
          commit={(who) => keep(task, { assignedTo: who.trim() })}
          suggestions={people}
        />
      ),
    },
    {
      id: 'start',
      head: `Start, ${zoneName}`,
      width: 138,
      cell: (task) => (
        <WhenField place="cell" label={`Start of ${nameOf(task)}`} value={task.plannedStart} commit={(plannedStart) => keep(task, { plannedStart })} />
      ),
    },
    {
      id: 'end',
      head: 'End',
      width: 138,
      cell: (task) => <WhenField place="cell" label={`End of ${nameOf(task)}`} value={task.plannedEnd} commit={(plannedEnd) => keep(task, { plannedEnd })} />,
    },
    {
      id: 'notes',
      head: 'Closing notes',
      width: 180,
      cell: (task) => (
        <TextField
          place="cell"
          label={`Closing notes of ${nameOf(task)}`}
          value={task.closeNotes}
          commit={(notes) => keep(task, { closeNotes: notes.trim() })}
        />
      ),
    },
  ]
  return (
    <section className={styles['block']} aria-label="Tasks" data-field="tasks">
      {conditions.length > 0 && (
        <>
          <h2>Conditions of the approval</h2>
          <ConditionList label="Conditions of the approval" conditions={conditions} />
        </>
      )}
      {tasks.length === 0 && conditions.length === 0 && (
        <p className={styles['quiet']}>No task yet. A task is one person's part of the change; planning, implementation, testing, review.</p>
      )}
      {tasks.length > 0 && (
        <RecordTable
          label="Tasks of the change"
          columns={columns}
          rows={tasks}
          nameOf={nameOf}
          onRemove={(task) => void run(remove('change-task', task), { toast: true })}
          onMove={({ id }, direction) => void run(reorder('change-task', id, direction, tasks, orderBetween))}
        />
      )}
      <NewField
        label="New task"
        make={(title) => kept(create('change-task', newId(), { of: `change/${change.id}`, title, order: orderBetween(tasks.at(-1)?.order ?? '', '') }))}
      />
    </section>
  )
}
