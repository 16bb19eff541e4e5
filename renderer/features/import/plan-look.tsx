import type { ReactNode } from 'react'
import { Button } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { countText } from '#app/format'
import { back } from '#app/router'
import { isLocked } from '#shared/model/plan'
import styles from './import.module.css'
import { PlanOutcome } from './plan-outcome'
import { PlanTarget } from './plan-target'
import { besideWords, planWords } from './plan-words'
import type { OpenPlan, PlanImporting } from './use-plan-import'

interface PlanLookProps {
  readonly plan: OpenPlan
  readonly importing: PlanImporting
  readonly onChooseFile: () => void
  /** What else there is to choose, of a table. */
  readonly filters?: ReactNode
  readonly children?: ReactNode
  /** Why it can't be imported yet, apart from what the plan itself lacks. */
  readonly waits?: string | undefined
}

/** A deployment plan before it comes in. */
export function PlanLook({ plan, importing, onChooseFile, filters, children, waits }: PlanLookProps) {
  const { preview, fileName, refused } = plan
  const beside = besideWords(preview)
  return (
    <Page
      title="Import"
      beside={`${fileName}: ${planWords(preview)}`}
      actions={
        <>
          <Button onClick={back}>Cancel</Button>
          <Button onClick={onChooseFile}>Choose another file</Button>
          <Button kind="primary" refusal={waits ?? refusalOf(plan, importing)} onClick={importing.importNow}>
            {`Import plan of ${countText(preview.counts.tasks, 'task', 'tasks')}`}
          </Button>
        </>
      }
      {...(filters === undefined ? {} : { filters })}
    >
      {refused !== '' && (
        <p role="alert" className={styles['refused']}>
          {refused}
        </p>
      )}
      <div className={styles['look']}>
        <div className={styles['side']}>
          {preview.circles.map((codes) => (
            <p key={codes.join(' ')} role="status" className={styles['circle']}>
              Tasks {codes.slice(0, -1).join(', ')} and {codes.at(-1)} wait for each other in a circle. They come in as they are; remove one of these links to
              give them times.
            </p>
          ))}
          <PlanTarget plan={plan} importing={importing} />
          {beside !== '' && <p className={styles['answer']}>With them: {beside}.</p>}
          <p className={styles['answer']}>
            {preview.calendar === '' ? 'Its tasks run round the clock.' : `Its tasks keep to the working calendar “${preview.calendar}”.`}
          </p>
          {children}
        </div>
        <PlanOutcome preview={preview} />
      </div>
    </Page>
  )
}

function refusalOf({ preview, release, newName, way, isBusy }: OpenPlan, { held }: PlanImporting): string | undefined {
  if (preview.tasks.length === 0) return 'There is no task in this file.'
  if (isBusy) return 'One moment.'
  if (release === '') return newName.trim() === '' ? 'Give the new release a name.' : undefined
  if (held === undefined) return undefined
  if (isLocked(held.plan)) return `The plan that is there is ${held.plan.state} and locked: take it back to draft first.`
  return way === undefined ? 'Say what becomes of the plan that is there.' : undefined
}
