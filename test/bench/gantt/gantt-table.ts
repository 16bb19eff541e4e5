import { median } from '../figures'
import type { Round } from './measure'

/** The medians of all rounds of one contestant. */
export interface Standing extends Round {
  readonly name: string
  readonly tasks: number
}

export function standingOf(name: string, tasks: number, rounds: readonly Round[]): Standing {
  const of = (value: (round: Round) => number): number => median(rounds.map(value))
  return {
    name,
    tasks,
    paint: of(({ paint }) => paint),
    complete: of(({ complete }) => complete),
    paintBusy: of(({ paintBusy }) => paintBusy),
    again: of(({ again }) => again),
    againBusy: of(({ againBusy }) => againBusy),
    move: of(({ move }) => move),
    moveBusy: of(({ moveBusy }) => moveBusy),
    scrollBusy: of(({ scrollBusy }) => scrollBusy),
    scrollFrame: of(({ scrollFrame }) => scrollFrame),
    nodes: of(({ nodes }) => nodes),
    heap: of(({ heap }) => heap),
  }
}

const columns: readonly { readonly head: string; readonly of: keyof Round; readonly unit: string }[] = [
  { head: 'data to first paint', of: 'paint', unit: 'ms' },
  { head: 'complete', of: 'complete', unit: 'ms' },
  { head: 'busy until then', of: 'paintBusy', unit: 'ms' },
  { head: 'shown again', of: 'again', unit: 'ms' },
  { head: 'busy in it', of: 'againBusy', unit: 'ms' },
  { head: 'one task moved, to paint', of: 'move', unit: 'ms' },
  { head: 'busy in it', of: 'moveBusy', unit: 'ms' },
  { head: 'busy per scroll step', of: 'scrollBusy', unit: 'ms' },
  { head: 'frame while scrolling', of: 'scrollFrame', unit: 'ms' },
  { head: 'DOM nodes', of: 'nodes', unit: '' },
  { head: 'heap', of: 'heap', unit: 'MB' },
]

const shown = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0))

/** Markdown, a line a contestant; in brackets how many times the bare canvas of the same size and run. */
export function ganttTable(standings: readonly Standing[]): string {
  const head = `| Gantt | ${columns.map(({ head }) => head).join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`
  const lines = standings.map((standing) => {
    const floor = standings.find(({ name, tasks }) => name === 'canvas' && tasks === standing.tasks)
    const cells = columns.map(({ of, unit }) => {
      const value = of === 'nodes' ? standing[of].toFixed(0) : shown(standing[of])
      const ratio = floor === undefined || floor === standing || of === 'nodes' || of === 'heap' ? '' : ` (${(standing[of] / floor[of]).toFixed(1)} x)`
      return `${value}${unit === '' ? '' : ` ${unit}`}${ratio}`
    })
    return `| ${standing.name}, ${standing.tasks.toLocaleString('en')} tasks | ${cells.join(' | ')} |`
  })
  return [head, ...lines].join('\n')
}

/** The speeds to reach, each with what was measured: first paint and update beside the canvas, the update beside the faster peer. */
export function verdicts(standings: readonly Standing[], tasks: number): readonly string[] {
  const named = (name: string): Standing | undefined => standings.find((standing) => standing.name === name && standing.tasks === tasks)
  const ours = named('ours')
  const canvas = named('canvas')
  if (ours === undefined || canvas === undefined) return []
  const others = [named('svar'), named('dhtmlx')].filter((peer) => peer !== undefined)
  const line = (what: string, ratio: number, most: number): string =>
    `${ratio <= most ? 'reached' : 'MISSED '} ${what}: ${ratio.toFixed(2)} x, at most ${most} x`
  const lines = [
    line('first paint beside the bare canvas', ours.paint / canvas.paint, 1.5),
    line('busy until all is shown beside the bare canvas', ours.paintBusy / canvas.paintBusy, 1.5),
    line('shown again beside the bare canvas', ours.again / canvas.again, 1.5),
    line('busy in an update beside the bare canvas', ours.moveBusy / canvas.moveBusy, 2),
    line('a frame while scrolling beside the bare canvas', ours.scrollFrame / canvas.scrollFrame, 1.1),
  ]
  if (others.length > 0) lines.push(line('busy in an update beside the faster peer', ours.moveBusy / Math.min(...others.map(({ moveBusy }) => moveBusy)), 0.1))
  return lines
}
