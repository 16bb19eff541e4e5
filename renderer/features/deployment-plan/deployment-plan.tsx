import { IconFlask, IconFocusCentered, IconRoute2 } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '#app/actions'
import { useRemembered } from '#app/preferences'
import { useAppSelector } from '#data/store'
import { triedOf } from '#features/conflicts'
import {
  type BoardControl,
  type Chart,
  GanttBoard,
  type GanttColumn,
  type GridStep,
  planChart,
  Refusal,
  Segments,
  Toggle,
  taskName,
  taskTip,
  useNow,
  useRowHeight,
} from '#features/gantt'
import { GanttPrint } from '#features/print'
import { unlinkTasks } from '#shared/commands/unlink-tasks'
import { clockWords } from '#shared/commands/when-words'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import { isFromFile } from '#shared/ipc/shapes'
import type { Draft } from '#shared/log/operation'
import type { Baseline } from '#shared/model/monitoring'
import { isLocked } from '#shared/model/plan'
import { baselineOf, compareBaseline } from '#shared/schedule/baseline'
import { durationText } from '#shared/schedule/duration-text'
import { predecessorText } from '#shared/schedule/predecessors-text'
import { ArrangeControl } from './arrange-control'
import { type Arrangement, arrangedColumns, arrangedEdits, arrangedPlan, usualArrangement } from './arranged-plan'
import { BaselineMenu } from './baseline-menu'
import { BaselinePanel, type Compared } from './baseline-panel'
import { ColumnsMenu } from './columns-menu'
import { copiedTasks } from './copied-tasks'
import styles from './deployment-plan.module.css'
import { ForecastControl } from './forecast-control'
import { NewTaskRow } from './new-task-row'
import { planEdits, type RunPlan } from './plan-edits'
import { PlanFigures } from './plan-figures'
import { type PlanningColumn, planningColumnNames, planningColumns } from './planning-columns'
import { predecessorsOf } from './predecessors'
import { StartPlan } from './start-plan'
import { taskColumns } from './task-columns'
import { withTried } from './tried-cells'
import { type PlanData, triedPlan, usePlan } from './use-plan'
import { usePlanning } from './use-planning'
import { useWhatIf } from './use-what-if'
import { WhatIfPanel } from './what-if-panel'
import { WindowAndStart } from './window-and-start'

/** The release page's tab Deployment plan: the task grid and its Gantt over the same rows, in the zone that dates are shown in. */
export function DeploymentPlan({ releaseId, zone }: { readonly releaseId: string; readonly zone: string }) {
  const now = useNow()
  const data = usePlan(releaseId, zone)
  if (data.plan === undefined) return data.release === undefined ? null : <StartPlan release={data.release} zone={zone} now={now} />
  return <PlanBoard key={data.plan.id} standing={data} now={now} />
}

const steps = [
  { value: '5', label: '5 min', step: { unit: 'minute', count: 5 }, msPerPx: 300_000 / 24 },
  { value: '30', label: '30 min', step: { unit: 'minute', count: 30 }, msPerPx: 1_800_000 / 47 },
  { value: 'day', label: 'Day', step: { unit: 'day' }, msPerPx: 86_400_000 / 160 },
] as const satisfies readonly { readonly value: string; readonly label: string; readonly step: GridStep; readonly msPerPx: number }[]

type StepName = (typeof steps)[number]['value']

/** The grid in pixels: with the usual columns, and how much more those of planning may take. */
const usualGrid = 676
const mostAdded = 260

const none: ReadonlySet<string> = new Set()
const readColumns = (kept: unknown): PlanningColumn[] =>
  Array.isArray(kept) ? kept.filter((id): id is PlanningColumn => typeof id === 'string' && id in planningColumnNames) : []

function PlanBoard({ standing, now }: { readonly standing: PlanData; readonly now: number }) {
  const whatIf = useWhatIf()
  const data = useMemo(() => triedPlan(standing, whatIf.drafts), [standing, whatIf.drafts])
  const { plan, tasks, links, schedule, zone } = data
  // While a bar is dragged, bars and figures show what it would come to; edits and cells keep to the plan as it is.
  const [dragged, setDragged] = useState<Draft>()
  const isTrying = whatIf.isOpen
  const preview = useCallback(
    (draft: Draft | undefined) => {
      setDragged(draft)
      return draft === undefined || isTrying ? undefined : triedOf(draft)
    },
    [isTrying],
  )
  const coming = useDeferredValue(dragged)
  const shown = useMemo(() => (coming === undefined ? data : triedPlan(data, [coming])), [data, coming])
  const [arrangement, setArrangement] = useState<Arrangement>(usualArrangement)
  const arranged = useMemo(() => arrangedPlan(data, arrangement), [data, arrangement])
  const planning = usePlanning(shown, now)
  const { forecast } = planning
  const board = useRef<BoardControl>(null)
  const rowHeight = useRowHeight()
  const [stepName, setStepName] = useState<StepName>('5')
  const [showCritical, setShowCritical] = useState(true)
  const [showForecast, setShowForecast] = useState(true)
  const [chosenIds, setChosenIds] = useState<readonly string[]>(standing.baselines.slice(0, 1).map(({ id }) => id))
  const [isComparing, setComparing] = useState(false)
  const [planningShown, setPlanningShown] = useRemembered('plan columns', readColumns)
  const [folded, setFolded] = useState<ReadonlySet<string>>(none)
  const [selected, setSelected] = useState<string>()
  const [picked, setPicked] = useState<string>()
  const [told, setTold] = useState({ words: '', refused: false })
  // What a what-if is compared with: the forecast that stood when it was opened.
  const stood = useRef(forecast)
  useEffect(() => {
    if (whatIf.drafts.length === 0 && coming === undefined) stood.current = forecast
  }, [forecast, whatIf.drafts.length, coming])

  const isBundle = useAppSelector(({ workspace }) => isFromFile(workspace.open?.kind))
  useCommand('what-if', isBundle || whatIf.isOpen ? undefined : whatIf.open)
  const locked = isBundle || isLocked(plan)
  const isEditable = !locked || whatIf.isOpen
  const step: GridStep = steps.find(({ value }) => value === stepName)?.step ?? steps[0].step
  const newRow = useRef<HTMLInputElement>(null)
  const focusNewRow = useCallback(() => newRow.current?.focus(), [])
  const startTitle = useCallback((task: string) => board.current?.edit(task, 'title'), [])
  const tell = useCallback((words: string, refused: boolean) => setTold({ words, refused }), [])
  const showTask = useCallback((task: string) => {
    setSelected(task)
    board.current?.focus()
  }, [])
  const chosen = useMemo(() => data.baselines.filter(({ id }) => chosenIds.includes(id)), [data.baselines, chosenIds])
  const compared = useMemo(() => chosen.map((baseline): Compared => ({ baseline, ...compareBaseline(baseline, tasks, schedule) })), [chosen, tasks, schedule])
  const held = useRef<Chart>(undefined)
  // While something is tried, the plan as it stands lies under it.
  const under = useMemo(() => (whatIf.drafts.length === 0 ? chosen : [asBaseline(standing)]), [chosen, standing, whatIf.drafts.length])
  const drawn = showForecast ? forecast : undefined
  const chart = useMemo(
    () => planChart({ ...arrangedPlan(shown, arrangement).data, baselines: under, forecast: drawn, point: planning.point, now, held: held.current }),
    [shown, arrangement, now, under, drawn, planning.point],
  )
  held.current = chart
  const columns = useMemo(() => {
    const all = (run: RunPlan): readonly GanttColumn[] => {
      const usual = taskColumns(arranged.data, !isEditable, run)
      if (planningShown.length === 0) return usual
      const more = planningColumns(arranged.data, { forecast, compared }, !isEditable, run)
      const float = usual.findIndex(({ id }) => id === 'float') + 1
      return [...usual.slice(0, float), ...planningShown.flatMap((id) => more[id]), ...usual.slice(float)]
    }
    // What is tried in a what-if has its conflicts in the panel.
    return arrangedColumns(whatIf.isOpen ? all(whatIf.run) : withTried(all, whatIf.run), arranged)
  }, [arranged, isEditable, whatIf.isOpen, whatIf.run, planningShown, forecast, compared])
  // More columns make a wider grid, as long as the bars keep their room.
  const added = columns.reduce((sum, { id, width }) => sum + (id.replace(/ \d+$/, '') in planningColumnNames ? width : 0), 0)
  const gridWidth = usualGrid + Math.min(added, mostAdded)
  const edits = useMemo(
    () => (isEditable ? arrangedEdits(planEdits(arranged.data, step, tell, startTitle, whatIf.run, preview), arranged) : undefined),
    [arranged, isEditable, step, tell, startTitle, whatIf.run, preview],
  )
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks])

  const task = selected === undefined ? undefined : byId.get(selected)
  const link = links.find(({ id }) => id === picked)
  const planName = `${plan.title || 'Deployment plan'}, ${clockWords(schedule.start, zone)} to ${clockWords(schedule.end, zone)}, ${durationText((schedule.end - schedule.start) / 60_000)}`

  return (
    <section className={styles['tab']} aria-label="Deployment plan">
      <div className={styles['bar']}>
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
        <BaselineMenu
          data={standing}
          chosen={chosen}
          onChoose={(ids) => {
            setChosenIds(ids)
            if (ids.length === 0) setComparing(false)
          }}
          onCompare={() => setComparing(true)}
          onRefused={(words) => tell(words, true)}
          canTake={!isBundle}
        />
        <ForecastControl
          data={data}
          hasForecast={planning.models.size > 0}
          isShown={showForecast}
          onShow={setShowForecast}
          run={isEditable ? whatIf.run : undefined}
        />
        {!isBundle && (
          <Toggle on={whatIf.isOpen} onChange={(on) => (on ? whatIf.open() : whatIf.drop())} icon={<IconFlask size={16} stroke={1.5} aria-hidden />}>
            What if
          </Toggle>
        )}
        <ColumnsMenu shown={planningShown} onShown={(shown) => setPlanningShown([...shown])} />
        {isEditable && <WindowAndStart data={data} run={whatIf.run} isTried={whatIf.isOpen} />}
        <GanttPrint source={{ of: 'plan', release: data.release.id, baselines: chosenIds }} from={chart.from} to={chart.to} />
        <ArrangeControl arrangement={arrangement} hidden={arranged.hidden} onArrange={setArrangement} />
        <div className={styles['figures']}>
          <PlanFigures data={shown} selected={task} now={now} {...planning} />
        </div>
      </div>
      {whatIf.isOpen ? (
        <p className={styles['trying']}>What if: changes here are tried and nothing is written. Keep them at the right, or drop them.</p>
      ) : (
        locked && !isBundle && <p className={styles['locked']}>This plan is {plan.state} and locked. To change it, take it back to draft.</p>
      )}
      <GanttBoard
        ref={board}
        label={`Tasks of ${plan.title || 'the deployment plan'}`}
        chart={chart}
        columns={columns}
        gridWidth={gridWidth}
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
          const of = arranged.data.rows[row - 1]
          if (of === undefined) return `${planName}${endWords(forecast, zone)}`
          return `${taskName(of, arranged.data.schedule, waitsOf(predecessorsOf(of, links, byId)), zone)}${by80(of.id, forecast, zone)}`
        }}
        copyOf={(row) => copiedTasks(arranged.data, row)}
        describe={(row, moved) => {
          const of = arranged.data.rows[row - 1]
          if (of === undefined) return [planName, ...parts(endWords(forecast, zone))]
          return [...taskTip(of, arranged.data.schedule, moved, zone), ...(moved === undefined ? parts(by80(of.id, forecast, zone)) : [])]
        }}
        describeLink={(index) => linkWords(data, chart.links.ids[index] ?? '')}
        onPickLink={(index) => setPicked(chart.links.ids[index])}
        said={told.refused ? '' : told.words}
        onPastEnd={focusNewRow}
        footer={isEditable && arranged.isPlain ? <NewTaskRow data={data} field={newRow} run={whatIf.run} /> : undefined}
      />
      {told.refused && <Refusal words={told.words} onClose={() => setTold({ words: '', refused: false })} />}
      {link !== undefined && !told.refused && (
        <Refusal
          words={linkWords(data, link.id)}
          action={
            isEditable && (
              <button
                type="button"
                className={styles['why']}
                onClick={() => {
                  setPicked(undefined)
                  void whatIf.run(unlinkTasks(link, byId.get(link.from), byId.get(link.to)), { toast: true })
                }}
              >
                Remove link
              </button>
            )
          }
          onClose={() => setPicked(undefined)}
        />
      )}
      {whatIf.isOpen && (
        <WhatIfPanel
          whatIf={whatIf}
          before={standing}
          after={data}
          forecastBefore={stood.current}
          forecastAfter={forecast}
          refusal={locked ? `The plan is ${plan.state} and locked: take it back to draft to keep what you tried.` : undefined}
          onShow={showTask}
        />
      )}
      {!whatIf.isOpen && isComparing && compared.length > 0 && (
        <BaselinePanel data={data} compared={compared} isReadOnly={isBundle} onShow={showTask} onClose={() => setComparing(false)} />
      )}
    </section>
  )
}

/** What a forecast adds to the name of the plan's row. */
const endWords = (forecast: ForecastVerdict | undefined, zone: string): string =>
  forecast === undefined
    ? ''
    : `, P50 ${clockWords(forecast.outcome.p50, zone)}, P80 ${clockWords(forecast.outcome.p80, zone)}, P95 ${clockWords(forecast.outcome.p95, zone)}`

/** And to that of a task. */
function by80(task: string, forecast: ForecastVerdict | undefined, zone: string): string {
  const of = forecast?.outcome.tasks.get(task)
  return of === undefined ? '' : `, in 80 of 100 runs done by ${clockWords(of.finish80, zone)}`
}

/** The same as a line of a tip. */
const parts = (words: string): readonly string[] => (words === '' ? [] : [`${words.charAt(2).toUpperCase()}${words.slice(3)}`])

const waitsOf = (text: string): readonly string[] => (text === '' ? [] : [text])

/** The plan as it stands, drawn as a baseline is. */
const asBaseline = ({ tasks, schedule }: PlanData): Pick<Baseline, 'spans'> => baselineOf(tasks, schedule)

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
