import type { BoardEdits } from './board-edits'
import { type Chart, flag } from './chart'
import type { GanttAction } from './keys'
import type { TimelineControl } from './timeline'
import type { VisibleRows } from './visible-rows'

/** What an action works on, and what it may ask for. */
export interface ActionContext {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly folded: ReadonlySet<string>
  readonly row: number
  readonly column: string | undefined
  readonly linking: boolean
  readonly now: number
  readonly edits: BoardEdits | undefined
  readonly timeline: TimelineControl | null
  readonly select: (row: number) => void
  readonly fold: (row: number) => void
  readonly sideways: (by: 1 | -1) => void
  readonly startEdit: (begun: string | undefined) => void
  readonly clear: () => void
  readonly startLink: () => void
  readonly finishLink: () => void
  readonly escape: () => void
  readonly open: (row: number) => void
}

/** Does what a key asked for. */
export function runAction(action: GanttAction, context: ActionContext): void {
  const { timeline, row, visible } = context
  switch (action.do) {
    case 'row':
      stepRows(action.by, context)
      break
    case 'edge-row':
      stepRows(action.to === 'first' ? -visible.rows.length : visible.rows.length, context)
      break
    case 'zoom':
      timeline?.zoom(action.factor)
      break
    case 'fit':
      timeline?.fit()
      break
    case 'now':
      timeline?.showAt(context.now)
      break
    case 'critical':
      stepCritical(action.by, context)
      break
    case 'escape':
      context.escape()
      break
    case 'next-cell':
      context.sideways(1)
      break
    case 'previous-cell':
      context.sideways(-1)
      break
    case 'clear':
      context.clear()
      break
    case 'type':
      context.startEdit(action.text)
      break
    default:
      if (row !== -1) onRow(action, context)
  }
}

function onRow(action: GanttAction, context: ActionContext): void {
  const { chart, folded, row, edits } = context
  const parent = chart.rows.parent[row] ?? -1
  const isFolded = folded.has(chart.rows.ids[row] ?? '')
  const hasChildren = chart.rows.hasChildren[row] === 1
  if (action.do === 'fold') {
    if (hasChildren && !isFolded) context.fold(row)
    else if (parent !== -1) context.select(parent)
  } else if (action.do === 'unfold') {
    if (hasChildren && isFolded) context.fold(row)
    else context.sideways(1)
  } else if (action.do === 'open' || action.do === 'edit') {
    if (context.linking) context.finishLink()
    else if (action.do === 'open') context.open(row)
    else context.startEdit(undefined)
  } else if (action.do === 'link') {
    if (edits?.allowed(row).link === true) context.startLink()
  } else if (edits !== undefined) change(action, edits, context)
}

function change(action: GanttAction, edits: BoardEdits, { row, column }: ActionContext): void {
  if (action.do === 'move') edits.onStep(row, action.steps)
  else if (action.do === 'resize') edits.onStretch(row, action.steps)
  else if (action.do === 'reorder') edits.onReorder?.(row, action.direction)
  else if (action.do === 'indent') edits.onIndent?.(row)
  else if (action.do === 'outdent') edits.onOutdent?.(row)
  else if (action.do === 'remove') edits.onRemove?.(row)
  else if (action.do === 'insert') edits.onInsert?.(row)
  else if (action.do === 'fill-down' && column !== undefined) edits.onFillDown?.(row, column)
}

function stepRows(by: number, { row, visible, select }: ActionContext): void {
  const place = row === -1 ? -1 : (visible.place[row] ?? -1)
  const next = visible.rows[Math.max(0, Math.min(visible.rows.length - 1, place + by))]
  if (next !== undefined) select(next)
}

function stepCritical(by: 1 | -1, { row, chart, visible, select, timeline }: ActionContext): void {
  for (let place = (row === -1 ? -1 : (visible.place[row] ?? -1)) + by; place >= 0 && place < visible.rows.length; place += by) {
    const next = visible.rows[place] ?? 0
    if (((chart.rows.flags[next] ?? 0) & flag.critical) === 0 || chart.rows.hasChildren[next] === 1) continue
    select(next)
    timeline?.reveal(next)
    return
  }
}
