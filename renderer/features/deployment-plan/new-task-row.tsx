import { type RefObject, useId, useState } from 'react'
import { newId, orderBetween } from '#data/identity'
import { addTasks } from '#shared/commands/add-tasks'
import styles from './deployment-plan.module.css'
import { placeAfter, type RunPlan } from './plan-edits'
import type { PlanData } from './use-plan'

interface NewTaskRowProps {
  readonly data: PlanData
  readonly field: RefObject<HTMLInputElement | null>
  readonly run: RunPlan
}

/** The last row: a title and Enter make a task after the last one, and the field is ready for the next. */
export function NewTaskRow({ data, field, run }: NewTaskRowProps) {
  const [title, setTitle] = useState('')
  const id = useId()
  const add = (): void => {
    const words = title.trim()
    if (words === '') return
    setTitle('')
    void run(addTasks(data.plan, [{ id: newId(), title: words }], placeAfter(data.tasks, data.tasks.at(-1)), data.tasks, orderBetween))
  }
  return (
    <div className={styles['newRow']}>
      <label htmlFor={id}>New task</label>
      <input
        id={id}
        aria-describedby={`${id}-hint`}
        ref={field}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
          if (event.key === 'Escape') setTitle('')
        }}
      />
      <span id={`${id}-hint`} className={styles['quiet']}>
        Enter adds it at the end, Insert one below the selected row. Rows copied from a spreadsheet can be pasted into the grid.
      </span>
    </div>
  )
}
