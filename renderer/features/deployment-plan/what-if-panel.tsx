import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { sentence, titleWords, useNames } from '#features/conflicts'
import { percentText } from '#features/forecast'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Draft } from '#shared/log/operation'
import { durationText } from '#shared/schedule/duration-text'
import { type Moved, whatMoves } from '#shared/schedule/what-if'
import styles from './deployment-plan.module.css'
import { timeIn } from './plan-time'
import { problemWords } from './problem-words'
import type { PlanData } from './use-plan'
import { useTriedConflicts } from './use-tried-conflicts'
import type { WhatIf } from './use-what-if'
import { fitOf } from './window-fit'

interface WhatIfPanelProps {
  readonly whatIf: WhatIf
  /** The plan as it stands and as it would be, each with its forecast. */
  readonly before: PlanData
  readonly after: PlanData
  readonly forecastBefore: ForecastVerdict | undefined
  readonly forecastAfter: ForecastVerdict | undefined
  /** Why nothing of it can be kept now, if so. */
  readonly refusal: string | undefined
  readonly onShow: (task: string) => void
}

/** What was tried, and what of the plan would move by it: to keep as one command, or to drop. */
export function WhatIfPanel(props: WhatIfPanelProps) {
  const { whatIf, before, after, onShow } = props
  const [refused, setRefused] = useState('')
  const { drafts } = whatIf
  const moves = whatMoves(before.schedule, after.schedule, after.tasks, before.tasks)
  const known = new Set(before.schedule.problems.map((problem) => JSON.stringify(problem)))
  const problems = after.schedule.problems.filter((problem) => !known.has(JSON.stringify(problem)))
  return (
    <Inspector title="What if" above="Nothing is written until you keep it" onClose={whatIf.drop}>
      <InspectorSection title="Tried" beside={drafts.length === 0 ? 'nothing yet' : String(drafts.length)}>
        {drafts.length === 0 ? (
          <p className={styles['line']}>Change a duration, a start, a link or the plan’s start, here or in the Gantt: you see what moves.</p>
        ) : (
          <ol className={styles['tried']}>
            {drafts.map(({ summary }, at) => (
              <li key={`${at} ${summary}`}>{summary}</li>
            ))}
          </ol>
        )}
        {refused !== '' && (
          <p role="alert" className={styles['error']}>
            {refused}
          </p>
        )}
        <div className={styles['actions']}>
          <Button
            kind="primary"
            refusal={drafts.length === 0 ? 'Nothing was tried yet.' : props.refusal}
            onClick={() => void whatIf.keep().then((why) => setRefused(why ?? ''))}
          >
            Keep these changes
          </Button>
          <Button refusal={drafts.length === 0 ? 'Nothing was tried yet.' : undefined} onClick={whatIf.takeBack}>
            Take back the last
          </Button>
          <Button onClick={whatIf.drop}>Drop all</Button>
        </div>
      </InspectorSection>
      <InspectorSection title="The plan">
        <Effects {...props} />
      </InspectorSection>
      {problems.length > 0 && (
        <InspectorSection title="New problems" tone="warning">
          <ul className={styles['tried']}>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(problem, after.tasks)}</li>
            ))}
          </ul>
        </InspectorSection>
      )}
      <ConflictsOfTries drafts={drafts} />
      <InspectorSection title="What moves" beside={moves.moved.length === 0 ? 'nothing' : String(moves.moved.length)}>
        <Moves moved={moves.moved} before={before} after={after} onShow={onShow} />
      </InspectorSection>
      {moves.floats.length > 0 && (
        <InspectorSection title="Another float" beside={String(moves.floats.length)}>
          <table className={styles['moves']}>
            <thead>
              <tr>
                <th scope="col">Task</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {moves.floats.map((one) => (
                <tr key={one.task}>
                  <th scope="row">{nameIn(one.task, before, after)}</th>
                  <td>{durationText(one.before?.float ?? 0)}</td>
                  <td>{durationText(one.after?.float ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </InspectorSection>
      )}
    </Inspector>
  )
}

function ConflictsOfTries({ drafts }: { readonly drafts: readonly Draft[] }) {
  const { arising, ending, staying } = useTriedConflicts(drafts)
  const nameOf = useNames()
  const beside = [arising.length > 0 && `${arising.length} new`, ending.length > 0 && `${ending.length} ended`, staying > 0 && `${staying} as before`].filter(
    (words) => words !== false,
  )
  const line = (conflict: Conflict) => (
    <li key={conflict.key}>
      {titleWords(conflict)}: {sentence(conflict, nameOf)}
    </li>
  )
  return (
    <InspectorSection title="Conflicts" beside={beside.join(', ') || 'none'} {...(arising.length > 0 ? { tone: 'warning' } : {})}>
      {arising.length === 0 && ending.length === 0 && <p className={styles['line']}>None begins or ends by it.</p>}
      {arising.length > 0 && (
        <ul className={styles['tried']} aria-label="New conflicts">
          {arising.map(line)}
        </ul>
      )}
      {ending.length > 0 && (
        <>
          <p className={styles['line']}>No longer:</p>
          <ul className={styles['tried']} aria-label="Ended conflicts">
            {ending.map(line)}
          </ul>
        </>
      )}
    </InspectorSection>
  )
}

/** End, fit and chance before and after; what keeps is said once. */
function Effects({ before, after, forecastBefore, forecastAfter }: WhatIfPanelProps) {
  const rows: (readonly [string, string, string])[] = [
    ['Start', timeIn(before.schedule, before.schedule.start, before.zone), timeIn(after.schedule, after.schedule.start, after.zone)],
    ['Planned end', timeIn(before.schedule, before.schedule.end, before.zone), timeIn(after.schedule, after.schedule.end, after.zone)],
  ]
  const [was, now] = [fitOf(before), fitOf(after)]
  if (was !== undefined && now !== undefined) rows.push(['Spare in the window', durationText(was.outcome.spareMinutes), durationText(now.outcome.spareMinutes)])
  const [chanceBefore, chanceAfter] = [forecastBefore?.outcome.chance, forecastAfter?.outcome.chance]
  if (chanceBefore !== undefined && chanceAfter !== undefined) rows.push(['Chance to end inside', percentText(chanceBefore), percentText(chanceAfter)])
  if (forecastBefore !== undefined && forecastAfter !== undefined) {
    rows.push(['P80', timeIn(before.schedule, forecastBefore.outcome.p80, before.zone), timeIn(after.schedule, forecastAfter.outcome.p80, after.zone)])
  }
  return (
    <table className={styles['moves']}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, earlier, later]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{earlier}</td>
            <td>{earlier === later ? 'the same' : <strong>{later}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameIn(id: string, before: PlanData, after: PlanData): string {
  const task = after.tasks.find((one) => one.id === id) ?? before.tasks.find((one) => one.id === id)
  return task === undefined ? '' : `${task.code} ${task.title}`.trim() || 'Unnamed task'
}

interface MovesProps {
  readonly moved: readonly Moved[]
  readonly before: PlanData
  readonly after: PlanData
  readonly onShow: (task: string) => void
}

function Moves({ moved, before, after, onShow }: MovesProps) {
  if (moved.length === 0) return <p className={styles['line']}>Every task keeps its place.</p>
  return (
    <table className={styles['moves']}>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {moved.map((one) => (
          <tr key={one.task}>
            <th scope="row">
              {one.after === undefined ? (
                nameIn(one.task, before, after)
              ) : (
                <button type="button" className={styles['taskLink']} onClick={() => onShow(one.task)}>
                  {nameIn(one.task, before, after)}
                </button>
              )}
            </th>
            <td>{one.before === undefined ? 'not there' : spanIn(before, one.before)}</td>
            <td>
              {one.after === undefined ? 'removed' : <strong>{spanIn(after, one.after)}</strong>}
              {one.before?.critical !== true && one.after?.critical === true && <span className={styles['critical']}> critical</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const spanIn = ({ schedule, zone }: PlanData, { start, finish }: { readonly start: number; readonly finish: number }): string =>
  `${timeIn(schedule, start, zone)} to ${timeIn(schedule, finish, zone)}`
