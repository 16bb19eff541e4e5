import { type Chart, flag, shapeOf } from './chart'
import { restShade } from './draw-ground'
import { paperPalette } from './palette'
import type { VisibleRows } from './visible-rows'

export type LegendMark =
  | 'task'
  | 'critical'
  | 'done'
  | 'back-out'
  | 'summary'
  | 'gate'
  | 'key-date'
  | 'float'
  | 'baseline'
  | 'forecast'
  | 'forecast-end'
  | 'point-of-no-return'
  | 'latest-back-out'
  | 'window'
  | 'freeze-hard'
  | 'freeze-soft'
  | 'rest'

const words: { readonly [mark in LegendMark]: string } = {
  task: 'Task',
  critical: 'Critical',
  done: 'Done',
  'back-out': 'Back-out',
  summary: 'Stage or release',
  gate: 'Gate',
  'key-date': 'Key date',
  float: 'Float',
  baseline: 'Baseline',
  forecast: 'In 80 of 100 runs',
  'forecast-end': 'End, P50, P80 to P95',
  'point-of-no-return': 'Point of no return',
  'latest-back-out': 'Latest start of back-out',
  window: 'Window',
  'freeze-hard': 'Hard freeze',
  'freeze-soft': 'Soft freeze',
  rest: 'No work',
}

/** The marks that occur in the rows shown, in the legend's order: a legend says nothing of others (design.md, 6). */
export function marksIn({ rows, bands, lines, forecast, rests = [] }: Chart, visible: VisibleRows): readonly LegendMark[] {
  const found = new Set<LegendMark>()
  for (const r of visible.rows) {
    for (const { shape } of rows.marks.slice(rows.markBegin[r], rows.markBegin[r + 1])) found.add(shape === 'diamond' ? 'key-date' : 'gate')
    const flags = rows.flags[r] ?? 0
    const shape = rows.shape[r]
    if (Number.isNaN(rows.start[r])) continue
    if (shape === shapeOf.summary) found.add('summary')
    else if (shape === shapeOf.pennant) found.add('gate')
    else if (shape === shapeOf.diamond) found.add('key-date')
    else if ((flags & flag.backOut) !== 0) found.add('back-out')
    else if ((flags & flag.critical) !== 0) found.add('critical')
    else found.add((flags & flag.done) !== 0 ? 'done' : 'task')
    if (!Number.isNaN(rows.floatEnd[r])) found.add('float')
    if (!Number.isNaN(rows.baseStart[r])) found.add('baseline')
  }
  for (const { kind } of bands) found.add(kind)
  if (rests.length > 0) found.add('rest')
  for (const { kind } of lines) if (kind === 'point-of-no-return' || kind === 'latest-back-out') found.add(kind)
  if (forecast !== undefined) {
    found.add('forecast-end')
    if (visible.rows.some((r) => !Number.isNaN(forecast.end80[r] ?? Number.NaN))) found.add('forecast')
  }
  return (Object.keys(words) as LegendMark[]).filter((mark) => found.has(mark))
}

/** The legend of a printed Gantt, of the marks that occur, in patterns and not in colours. */
export function GanttLegend({ marks }: { readonly marks: readonly LegendMark[] }) {
  return (
    <ul style={{ display: 'flex', flexWrap: 'wrap', gap: '2mm 6mm', margin: 0, padding: 0, listStyle: 'none', fontSize: '8pt' }}>
      {marks.map((mark) => (
        <li key={mark} style={{ display: 'flex', gap: '2mm', alignItems: 'center' }}>
          <svg width={34} height={14} aria-hidden="true">
            <Swatch mark={mark} />
          </svg>
          {words[mark]}
        </li>
      ))}
    </ul>
  )
}

function Swatch({ mark }: { readonly mark: LegendMark }) {
  const { text, bar, barDone, critical, edge, baseline, forecast, window, windowEdge } = paperPalette
  switch (mark) {
    case 'task':
    case 'critical':
    case 'done':
      return <rect x={1} y={2} width={32} height={10} fill={mark === 'task' ? bar : mark === 'done' ? barDone : critical} stroke={edge} strokeWidth={0.8} />
    case 'back-out':
      return (
        <>
          <rect x={1} y={2} width={32} height={10} fill="none" stroke={critical} strokeWidth={0.8} />
          <path d="M1 10l8-8M5 12l10-10M13 12l10-10M21 12l10-10M29 12l4-4" stroke={critical} strokeWidth={1.1} fill="none" />
        </>
      )
    case 'summary':
      return <path d="M1 12V3H33V12L28 8H6Z" fill={text} />
    case 'gate':
      return <path d="M10 1H19L25 7L19 13H10L14 7Z" fill={text} />
    case 'key-date':
      return <path d="M11 7L17 1L23 7L17 13Z" fill="none" stroke={text} strokeWidth={1.4} />
    case 'float':
      return <path d="M1 9H32m0 -5v5" fill="none" stroke={text} strokeWidth={0.9} strokeDasharray="1.5 2" />
    case 'baseline':
      return <rect x={1} y={6} width={32} height={3} fill={baseline} />
    case 'forecast':
      return <path d="M1 6H31m0 -3v6" fill="none" stroke={forecast} strokeWidth={1.5} />
    case 'forecast-end':
      return (
        <>
          <path d="M1 7H33m0 -4v8M24 1v12" fill="none" stroke={forecast} strokeWidth={1.5} />
          <path d="M6 7l5 -5l5 5l-5 5z" fill="#fff" stroke={forecast} strokeWidth={1.4} />
        </>
      )
    case 'point-of-no-return':
    case 'latest-back-out':
      return <path d="M17 0V14" stroke={text} strokeWidth={2} strokeDasharray={mark === 'latest-back-out' ? '5 4' : undefined} />
    case 'window':
      return (
        <>
          <rect x={2} y={0} width={30} height={14} fill={window} />
          <path d="M2 0V14M32 0V14" stroke={windowEdge} strokeWidth={1.5} />
        </>
      )
    case 'freeze-hard':
      return <path d="M1 6l6-6M1 12l12-12M5 14l14-14M11 14l14-14M17 14l14-14M23 14l10-10M29 14l4-4" stroke={text} strokeWidth={0.8} />
    case 'rest':
      return <rect x={1} y={0} width={32} height={14} fill={text} fillOpacity={restShade * 2} />
    case 'freeze-soft':
      return <path d="M1 12l12-12M11 14l14-14M23 14l10-10" stroke={text} strokeWidth={0.8} />
  }
}
