import { Popover } from '@mantine/core'
import { IconCalendarTime, IconFocusCentered, IconHistory, IconRoute2 } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { run } from '#data/run'
import { useAppSelector } from '#data/store'
import {
  type BoardControl,
  type Chart,
  GanttBoard,
  type GridStep,
  planChart,
  Refusal,
  Segments,
  Toggle,
  Toolbar,
  taskName,
  taskTip,
  useNow,
  useRowHeight,
} from '#features/gantt'
import { GanttPrint } from '#features/print'
import { edit } from '#shared/commands/edit'
import { unlinkTasks } from '#shared/commands/unlink-tasks'
import { clockWords, dateWords } from '#shared/commands/when-words'
import { isLocked } from '#shared/model/plan'
import { durationText } from '#shared/schedule/duration-text'
import { predecessorText } from '#shared/schedule/predecessors-text'
import { copiedTasks } from './copied-tasks'
import styles from './deployment-plan.module.css'
import { NewTaskRow } from './new-task-row'
import { planEdits } from './plan-edits'
import { PlanFigures } from './plan-figures'
import { PlanTimes } from './plan-times'
import { predecessorsOf } from './predecessors'
import { StartPlan } from './start-plan'
import { taskColumns } from './task-columns'
import { type PlanData, usePlan } from './use-plan'

/** The release page's tab Deployment plan: the task grid and its Gantt over the same rows, in the zone that dates are shown in. */
export function DeploymentPlan({ releaseId, zone }: { readonly releaseId: string; readonly zone: string }) {
  const now = useNow()
  const data = usePlan(releaseId, zone)
  if (data.plan === undefined) return data.release === undefined ? null : <StartPlan release={data.release} zone={zone} now={now} />
  return <PlanBoard data={data} now={now} />
}

const steps = [
  { value: '5', label: '5 min', step: { unit: 'minute', count: 5 }, msPerPx: 300_000 / 24 },
  { value: '30', label: '30 min', step: { unit: 'minute', count: 30 }, msPerPx: 1_800_000 / 47 },
  { value: 'day', label: 'Day', step: { unit: 'day' }, msPerPx: 86_400_000 / 160 },
] as const satisfies readonly { readonly value: string; readonly label: string; readonly step: GridStep; readonly msPerPx: number }[]

type StepName = (typeof steps)[number]['value']

const none: ReadonlySet<string> = new Set()

function PlanBoard({ data, now }: { readonly data: PlanData; readonly now: number }) {
  const { plan, tasks, links, schedule, zone } = data
  const board = useRef<BoardControl>(null)
  const rowHeight = useRowHeight()
  const [stepName, setStepName] = useState<StepName>('5')
  const [showCritical, setShowCritical] = useState(true)
  const [showBaseline, setShowBaseline] = useState(true)
  const [folded, setFolded] = useState<ReadonlySet<string>>(none)
  const [selected, setSelected] = useState<string>()
  const [picked, setPicked] = useState<string>()
  const [told, setTold] = useState({ words: '', refused: false })

  const isBundle = useAppSelector(({ workspace }) => workspace.open?.kind === 'bundle')
  const locked = isBundle || isLocked(plan)
  const step: GridStep = steps.find(({ value }) => value === stepName)?.step ?? steps[0].step
  const newRow = useRef<HTMLInputElement>(null)
  const focusNewRow = useCallback(() => newRow.current?.focus(), [])
  const startTitle = useCallback((task: string) => board.current?.edit(task, 'title'), [])
  const tell = useCallback((words: string, refused: boolean) => setTold({ words, refused }), [])
  const held = useRef<Chart>(undefined)
  const chart = useMemo(() => planChart({ ...data, baseline: showBaseline ? data.baseline : undefined, now, held: held.current }), [data, now, showBaseline])
  held.current = chart
  const columns = useMemo(() => taskColumns(data, locked), [data, locked])
  const edits = useMemo(() => (locked ? undefined : planEdits(data, step, tell, startTitle)), [data, locked, step, tell, startTitle])
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks])

  const task = selected === undefined ? undefined : byId.get(selected)
  const link = links.find(({ id }) => id === picked)
  const planName = `${plan.title || 'Deployment plan'}, ${clockWords(schedule.start, zone)} to ${clockWords(schedule.end, zone)}, ${durationText((schedule.end - schedule.start) / 60_000)}`

  return (
    <section className={styles['tab']} aria-label="Deployment plan">
      <Toolbar figures={<PlanFigures data={data} selected={task} />}>
        <Segments
          label="Grid step"
          choices={steps}
          value={stepName}
          onChoose={(value) => {
            setStepName(value)
            const chosen = steps.find((one) => one.value === value)
            if (chosen !== undefined) board.current?.scaleTo(chosen.msPerPx)
          }}
        />
        <Toggle on={false} onChange={() => board.current?.fit()} icon={<IconFocusCentered size={16} stroke={1.5} aria-hidden />}>
          Fit
        </Toggle>
        <Toggle on={showCritical} onChange={setShowCritical} icon={<IconRoute2 size={16} stroke={1.5} aria-hidden />}>
          Critical path
        </Toggle>
        {data.baseline !== undefined && (
          <Toggle on={showBaseline} onChange={setShowBaseline} icon={<IconHistory size={16} stroke={1.5} aria-hidden />}>
            Baseline {dateWords(data.baseline.taken.slice(0, 10), zone)}
          </Toggle>
        )}
        {!locked && <WindowAndStart data={data} />}
        <GanttPrint source={{ of: 'plan', release: data.release.id }} from={chart.from} to={chart.to} />
      </Toolbar>
      {locked && !isBundle && <p className={styles['locked']}>This plan is {plan.state} and locked. To change it, take it back to draft.</p>}
      <GanttBoard
        ref={board}
        label={`Tasks of ${plan.title || 'the deployment plan'}`}
        chart={chart}
        columns={columns}
        gridWidth={676}
        rowHeight={rowHeight}
        zone={zone}
        now={now}
        step={step}
        showCritical={showCritical}
        folded={folded}
        onFolded={setFolded}
        selected={selected}
        onSelect={setSelected}
        onOpen={(row) => board.current?.edit(chart.rows.ids[row] ?? '', 'title')}
        edits={edits}
        nameOf={(row) => {
          const of = tasks[row - 1]
          return of === undefined ? planName : taskName(of, schedule, waitsOf(predecessorsOf(of, links, byId)), zone)
        }}
        copyOf={(row) => copiedTasks(data, row)}
        describe={(row, moved) => {
          const of = tasks[row - 1]
          return of === undefined ? [planName] : taskTip(of, schedule, moved, zone)
        }}
        describeLink={(index) => linkWords(data, chart.links.ids[index] ?? '')}
        onPickLink={(index) => setPicked(chart.links.ids[index])}
        said={told.refused ? '' : told.words}
        onPastEnd={focusNewRow}
        footer={locked ? undefined : <NewTaskRow data={data} field={newRow} />}
      />
      {told.refused && <Refusal words={told.words} onClose={() => setTold({ words: '', refused: false })} />}
      {link !== undefined && !told.refused && (
        <Refusal
          words={linkWords(data, link.id)}
          action={
            !locked && (
              <button
                type="button"
                className={styles['why']}
                onClick={() => {
                  setPicked(undefined)
                  void run(unlinkTasks(link, byId.get(link.from), byId.get(link.to)), { toast: true })
                }}
              >
                Remove link
              </button>
            )
          }
          onClose={() => setPicked(undefined)}
        />
      )}
    </section>
  )
}

const waitsOf = (text: string): readonly string[] => (text === '' ? [] : [text])

function linkWords({ links, tasks }: PlanData, id: string): string {
  const link = links.find((one) => one.id === id)
  if (link === undefined) return ''
  const name = (task: string): string => {
    const found = tasks.find((one) => one.id === task)
    return `${found?.code ?? ''} ${found?.title ?? ''}`.trim()
  }
  const { type, lag } = link
  return `${name(link.to)} waits for ${predecessorText({ code: name(link.from), type, lag })}`
}

/** Start and window of the plan, edited in a popover beside the figures they change. */
function WindowAndStart({ data: { plan, zone } }: { readonly data: PlanData }) {
  const [refused, setRefused] = useState('')
  return (
    <Popover position="bottom-start" width={360} trapFocus returnFocus shadow="md" closeOnClickOutside={false} closeOnEscape>
      <Popover.Target>
        <button type="button" className={styles['window']}>
          <IconCalendarTime size={16} stroke={1.5} aria-hidden />
          Start and window
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <PlanTimes
          value={plan}
          zone={zone}
          onChange={({ start, windowStart, windowEnd }) => {
            if (windowStart !== '' && windowEnd !== '' && Date.parse(windowEnd) <= Date.parse(windowStart)) {
              setRefused('The deployment window would end before it starts. Correct one of the two.')
              return
            }
            setRefused('')
            void run(edit('plan', plan, { start, windowStart, windowEnd }))
          }}
        />
        {refused !== '' && (
          <p role="alert" className={styles['error']}>
            {refused}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
