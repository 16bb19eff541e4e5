import { type KeyboardEvent, useMemo, useState } from 'react'
import { stateWords } from '#app/controls/state-mark'
import { rangeText, whenText } from '#app/format'
import type { Freeze } from '#shared/model/time-band'
import type { Group } from './arrange'
import styles from './roadmap.module.css'
import { RoadmapAxis } from './roadmap-axis'
import { freezeName, type Roadmap as Layout, laneLabelWidth, lineHeight, type RoadmapBar, roadmapOf } from './roadmap-layout'
import { useWidth } from './use-width'
import type { Strip } from './view-definition'

interface RoadmapProps {
  /** The same set as the table's, in the same groups. */
  readonly groups: readonly Group[]
  readonly freezes: readonly Freeze[]
  readonly strip: Exclude<Strip, 'none'>
  readonly now: number
  readonly zone: string
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** Above this the strip scrolls: the table below is what one works in. */
const mostHeight = 192
const above = 14
/** Lines drawn beyond what is in view. */
const overscan = 6

/** The releases over time: bars to their dates, freezes under everything. Arrows go from bar to bar, Enter opens. */
export function Roadmap({ groups, freezes, strip, now, zone, selected, onSelect, onOpen }: RoadmapProps) {
  const [element, width] = useWidth<HTMLElement>()
  const [scrolled, setScrolled] = useState(0)
  const inner = Math.max(0, width - laneLabelWidth)
  const layout = useMemo(() => roadmapOf({ groups, freezes, strip, now, zone, width: inner }), [groups, freezes, strip, now, zone, inner])
  const height = above + layout.lines * lineHeight + 6
  const first = Math.floor((scrolled - above) / lineHeight) - overscan
  const last = first + mostHeight / lineHeight + 2 * overscan
  const isSeen = ({ line }: { readonly line: number }): boolean => line >= first && line <= last
  const stop = layout.bars.some(({ row }) => row.id === selected) ? selected : (layout.bars[0]?.row.id ?? '')

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey) return
    event.preventDefault()
    const at = layout.bars.findIndex(({ row }) => row.id === stop)
    const next = layout.bars[Math.min(layout.bars.length - 1, Math.max(0, at + step))]
    if (next === undefined) return
    onSelect(next.row.id)
    focusBar(event.currentTarget, next.row.id)
  }
  return (
    <section className={styles['strip']} aria-label="Roadmap" ref={element}>
      {inner > 0 && <RoadmapAxis layout={layout} width={width} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the bars inside are the controls; their arrow keys are heard here once. */}
      <div
        className={styles['scroll']}
        style={{ maxHeight: mostHeight }}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        {inner > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset.
          <svg width={width} height={height} className={styles['plot']} role="group" aria-label="Releases over time">
            <Hatches />
            <Ground layout={layout} height={height} width={width} />
            <g transform={`translate(${laneLabelWidth} ${above})`}>
              {layout.bars.filter(isSeen).map((bar) => (
                <Bar
                  key={bar.row.id}
                  bar={bar}
                  zone={zone}
                  now={now}
                  isSelected={bar.row.id === selected}
                  isStop={bar.row.id === stop}
                  onSelect={onSelect}
                  onOpen={onOpen}
                />
              ))}
            </g>
          </svg>
        )}
      </div>
    </section>
  )
}

/** The bar may first have to come into view to be there at all. */
function focusBar(strip: HTMLElement, id: string): void {
  requestAnimationFrame(() => strip.querySelector<SVGGElement>(`[data-release='${CSS.escape(id)}']`)?.focus())
}

function Hatches() {
  return (
    <defs>
      {(['hard', 'soft'] as const).map((severity) => {
        const period = severity === 'hard' ? 6 : 12
        return (
          <pattern key={severity} id={`roadmap-${severity}`} width={period} height={period} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={period} height={period} className={styles['freezeGround']} />
            <line x1="0.5" x2="0.5" y2={period} className={styles['freezeLine']} />
          </pattern>
        )
      })}
    </defs>
  )
}

/** Freezes, grid, lanes and today: what lies under the bars. */
function Ground({ layout, height, width }: { readonly layout: Layout; readonly height: number; readonly width: number }) {
  return (
    <>
      <g transform={`translate(${laneLabelWidth} 0)`}>
        {layout.bands.map(({ freeze, from, to }) => (
          <rect key={freeze.id} x={from} width={Math.max(1, to - from)} height={height} fill={`url(#roadmap-${freeze.severity})`}>
            <title>{freezeName(freeze)}</title>
          </rect>
        ))}
        {layout.minor.map(({ x }) => (
          <line key={x} x1={x} x2={x} y2={height} className={styles['grid']} />
        ))}
      </g>
      {layout.lanes.map(({ title, line }) => (
        <g key={title} transform={`translate(0 ${above + line * lineHeight})`}>
          {line > 0 && <line x2={width} y1="-1" y2="-1" className={styles['lane']} />}
          <text x="20" y="11" className={styles['laneTitle']}>
            {shortened(title)}
            <title>{title}</title>
          </text>
        </g>
      ))}
      <g transform={`translate(${laneLabelWidth} 0)`}>
        {layout.bands.map(({ freeze, label }) => label !== undefined && <Label key={freeze.id} x={label} y={11} text={freezeName(freeze)} />)}
        {layout.today !== undefined && <line x1={layout.today} x2={layout.today} y2={height} className={styles['today']} />}
      </g>
    </>
  )
}

/** Group names may end in an ellipsis; the whole one is their title. */
const shortened = (title: string): string => (title.length > 14 ? `${title.slice(0, 13)}…` : title)

/** Text with a ground of its own: labels never lie on hatch. */
function Label({
  x,
  y,
  text,
  anchor = 'start',
  isStrong = false,
}: {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor?: 'start' | 'end'
  readonly isStrong?: boolean
}) {
  return (
    <text x={x} y={y} textAnchor={anchor} className={`${styles['label']} ${isStrong ? styles['strong'] : ''}`}>
      {text}
    </text>
  )
}

interface BarProps {
  readonly bar: RoadmapBar
  readonly zone: string
  readonly now: number
  readonly isSelected: boolean
  readonly isStop: boolean
  readonly onSelect: (id: string) => void
  readonly onOpen: (id: string) => void
}

function Bar({ bar, zone, now, isSelected, isStop, onSelect, onOpen }: BarProps) {
  const { row, line, from, to, date, look, label, anchor } = bar
  const { release } = row
  const y = line * lineHeight + lineHeight / 2
  const dates = release.actual === '' ? rangeText(release.plannedStart, release.target, zone, { now }) : `went out ${whenText(release.actual, zone, { now })}`
  const words = [row.name, stateWords(row.state).toLowerCase(), dates].filter((part) => part !== '').join(', ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside an SVG.
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={words}
      aria-pressed={isSelected}
      data-release={row.id}
      className={styles['bar']}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => onOpen(row.id)}
      onKeyDown={(event) => {
        if (event.key === ' ') onSelect(row.id)
        else if (event.key === 'Enter') onOpen(row.id)
        else return
        event.preventDefault()
      }}
    >
      <title>{words}</title>
      {to > from && <rect x={from} y={y - 4} width={to - from} height="8" rx="2" className={styles[look]} />}
      {date !== undefined && <path d={`M${date} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} className={styles['date']} />}
      <Label x={label} y={y + 4} text={row.name} anchor={anchor} isStrong={isSelected} />
    </g>
  )
}
