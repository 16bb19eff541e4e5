import { useId, useMemo, useState } from 'react'
import { Tabs } from '#app/controls/tabs'
import { instantText, numberText } from '#app/format'
import { type Column, Table, type TableLayout, useArranged, usualLayout } from '#features/table'
import type { PlanPreview } from '#shared/exchange/project/plan-preview'
import type { Loss, ProjectProblem } from '#shared/exchange/project/project'
import { durationText } from '#shared/schedule/duration-text'
import styles from './outcome.module.css'
import { fieldWords, howWords, lossCount } from './plan-words'

type Shown = 'tasks' | 'losses' | 'problems' | 'warnings'

/** What a plan would be: its figures, its tasks with their times, what is not kept of each field, and what is wrong at which line. */
export function PlanOutcome({ preview }: { readonly preview: PlanPreview }) {
  const panel = useId()
  const [chosen, setChosen] = useState<Shown>('tasks')
  const tabs = [
    { id: 'tasks', label: `Tasks ${numberText(preview.tasks.length)}` },
    { id: 'losses', label: `Not kept ${lossCount(preview.losses)}` },
    { id: 'problems', label: `Problems ${numberText(preview.problems.length)}` },
    { id: 'warnings', label: `Warnings ${numberText(preview.warnings.length)}` },
  ]
  const place = preview.format === 'runbook' ? 'Row' : 'Line'
  const at = (time: number | undefined): string => (time === undefined ? '–' : instantText(time, preview.zone))
  return (
    <section className={styles['outcome']} aria-label="What the import would do">
      <dl className={styles['counts']} aria-live="polite">
        <Figure label="Tasks" value={numberText(preview.counts.tasks)} />
        <Figure label="Links" value={numberText(preview.counts.links)} />
        <Figure label="Starts" value={at(preview.start)} />
        <Figure label="Ends" value={at(preview.finish)} />
        <Figure label="Left out" value={numberText(preview.problems.length)} />
      </dl>
      <Tabs
        label="Preview"
        tabs={tabs}
        chosen={chosen}
        panel={panel}
        onChoose={(id) => setChosen((['tasks', 'losses', 'problems', 'warnings'] as const).find((known) => known === id) ?? 'tasks')}
      />
      <div id={panel} role="tabpanel" aria-label={tabs.find(({ id }) => id === chosen)?.label} className={styles['panel']}>
        {chosen === 'tasks' && <Tasks preview={preview} />}
        {chosen === 'losses' && <Losses losses={preview.losses} />}
        {chosen === 'problems' && <Problems label="Problems" place={place} found={preview.problems} none="All that is in the file could be read." />}
        {chosen === 'warnings' && <Problems label="Warnings" place={place} found={preview.warnings} none="Nothing looks odd." />}
      </div>
    </section>
  )
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** In working time a day has not 24 hours, so hours are the longest unit. */
const workText = (minutes: number): string =>
  minutes < 60 ? durationText(minutes) : [`${numberText(Math.floor(minutes / 60))} h`, ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : [])].join(' ')

/** So many tasks are drawn; a preview is looked at, not worked with. */
const mostShown = 500

function Tasks({ preview }: { readonly preview: PlanPreview }) {
  const { tasks, zone } = preview
  if (tasks.length === 0) return <p className={styles['quiet']}>There is no task in this file.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard.
    <div className={styles['scroll']} tabIndex={0}>
      <table className={styles['rows']} aria-label="Tasks as they would come in">
        <thead>
          <tr>
            {['Code', 'Task', 'Duration', 'Starts', 'Ends', 'After', 'Who'].map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.slice(0, mostShown).map(({ id, code, title, level, kind, minutes, start, finish, before, who }) => (
            <tr key={id}>
              <td>{code}</td>
              <td title={title} style={{ paddingInlineStart: 8 + Math.min(level - 1, 10) * 16, fontWeight: kind === 'summary' ? 600 : undefined }}>
                {title}
              </td>
              <td>
                {kind === 'summary'
                  ? ''
                  : kind === 'milestone'
                    ? 'Milestone'
                    : preview.calendar === '' || preview.format === 'gan'
                      ? durationText(minutes)
                      : workText(minutes)}
              </td>
              <td>{start === undefined ? '' : instantText(start, zone)}</td>
              <td>{finish === undefined ? '' : instantText(finish, zone)}</td>
              <td title={before}>{before}</td>
              <td title={who}>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tasks.length > mostShown && (
        <p className={styles['quiet']}>
          The first {numberText(mostShown)} of {numberText(tasks.length)} tasks.
        </p>
      )}
    </div>
  )
}

interface Listed<T> {
  readonly id: string
  readonly of: T
}

const listed = <T,>(all: readonly T[]): Listed<T>[] => all.map((of, at) => ({ id: String(at), of }))

const lossColumns: readonly Column<Listed<Loss>>[] = [
  { id: 'field', header: 'Field', width: 220, isName: true, value: ({ of }) => fieldWords(of) },
  { id: 'count', header: 'Count', width: 72, value: ({ of }) => of.count },
  { id: 'how', header: 'What happens', width: 130, value: ({ of }) => howWords[of.how] },
  { id: 'message', header: 'Why', width: 300, grow: 2, value: ({ of }) => of.message },
]

function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  const rows = useMemo(() => listed(losses), [losses])
  return <List label="Not kept" columns={lossColumns} rows={rows} nameOf={({ of }) => fieldWords(of)} none="Everything in this file is kept." />
}

const problemColumns = (place: string): readonly Column<Listed<ProjectProblem>>[] => [
  { id: 'row', header: place, width: 72, isName: true, value: ({ of }) => of.row },
  { id: 'column', header: 'Field', width: 150, value: ({ of }) => of.column ?? '' },
  { id: 'message', header: 'What is wrong', width: 300, grow: 2, value: ({ of }) => of.message },
]

function Problems({
  label,
  place,
  found,
  none,
}: {
  readonly label: string
  readonly place: string
  readonly found: readonly ProjectProblem[]
  readonly none: string
}) {
  const rows = useMemo(() => listed(found), [found])
  const columns = useMemo(() => problemColumns(place), [place])
  return <List label={label} columns={columns} rows={rows} nameOf={({ of }) => `${place} ${of.row}`} none={none} />
}

interface ListProps<T extends { readonly id: string }> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly nameOf: (row: T) => string
  readonly none: string
}

function List<T extends { readonly id: string }>({ label, columns, rows, nameOf, none }: ListProps<T>) {
  const [layout, setLayout] = useState<TableLayout>(usualLayout)
  const arranged = useArranged({ rows, columns, sort: layout.sort, text: '' })
  const groups = useMemo(() => [{ id: 'all', title: '', rows: arranged }], [arranged])
  return (
    <Table
      label={label}
      columns={columns}
      groups={groups}
      idOf={({ id }) => id}
      nameOf={nameOf}
      layout={layout}
      onLayout={setLayout}
      isReadOnly
      empty={<p className={styles['quiet']}>{none}</p>}
    />
  )
}
