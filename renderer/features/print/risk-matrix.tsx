import { compareText } from '#app/format'
import { appetiteLine } from '#shared/assess/appetite-line'
import { levelAt } from '#shared/assess/risk-level'
import type { Workspace } from '#shared/model/workspace'
import { LevelFill } from './level-fill'

/** A level as a small square with its digit. */
export function LevelSwatch({ level }: { readonly level: number }) {
  return (
    <svg className="swatch" width={26} height={14} viewBox="0 0 26 14" role="img" aria-label={`Level ${level}`}>
      <LevelFill level={level} x={0.5} y={0.5} width={25} height={13} />
      <Digit level={level} x={13} y={10.5} size={10} />
    </svg>
  )
}

/** What the digits and patterns of the levels are called. */
export function LevelLegend({ workspace }: { readonly workspace: Workspace }) {
  return (
    <ul className="levels">
      {workspace.levelWords.map((word, at) => (
        <li key={at === 0 ? 'lowest' : `${at + 1}`}>
          <LevelSwatch level={at + 1} /> {word}
        </li>
      ))}
    </ul>
  )
}

/** A digit on ground of its own, so that no pattern runs through it. */
function Digit({ level, x, y, size }: { readonly level: number; readonly x: number; readonly y: number; readonly size: number }) {
  const isPatterned = level > 1 && level < 5
  return (
    <>
      {isPatterned && <rect x={x - size * 0.42} y={y - size * 0.82} width={size * 0.84} height={size * 1.02} fill="#fff" />}
      <text x={x} y={y} textAnchor="middle" fontSize={size} fontWeight={600} fill={level === 5 ? '#fff' : '#000'}>
        {level}
      </text>
    </>
  )
}

/** What stands in a cell of the matrix, by its number. */
export interface MatrixEntry {
  readonly number: string
  readonly likelihood: number
  readonly impact: number
}

interface RiskMatrixProps {
  readonly title: string
  readonly entries: readonly MatrixEntry[]
  /** What its entries are called: "risk". */
  readonly noun: string
  readonly workspace: Workspace
}

const cell = { width: 78, height: 52 }
const left = 100
const top = 20
const scale = [1, 2, 3, 4, 5] as const
/** Numbers in a cell: two a line, or one where a number is long; of more than find room it says how many. */
const chips = { short: { width: 34, columns: 2, most: 6 }, long: { width: 70, columns: 1, most: 3 } }
const longNumber = 7

/** One matrix: likelihood upwards, impact to the right, the appetite as a thick line along the edges of cells. */
export function RiskMatrix({ title, entries, noun, workspace }: RiskMatrixProps) {
  const width = left + 5 * cell.width + 2
  const height = top + 5 * cell.height + 34
  return (
    <div className="matrix">
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`${title}: ${spoken(entries, noun, workspace)}`} fontSize={11}>
        <text x={left} y={12} fontWeight={600} fontSize={12}>
          {title}
        </text>
        {scale.map((likelihood) => (
          <text key={likelihood} x={left - 8} y={top + (5 - likelihood) * cell.height + cell.height / 2 + 4} textAnchor="end">
            {`${likelihood} ${short(workspace.likelihoodWords[likelihood - 1] ?? '', 16)}`}
          </text>
        ))}
        {scale.map((impact) => (
          <text key={impact} x={left + (impact - 0.5) * cell.width} y={top + 5 * cell.height + 14} textAnchor="middle">
            {`${impact} ${short(workspace.impactWords[impact - 1] ?? '', 12)}`}
          </text>
        ))}
        <text x={left} y={height - 4} className="quiet">
          Impact to the right, likelihood upwards
        </text>
        {scale.flatMap((likelihood) =>
          scale.map((impact) => (
            <Cell
              key={`${likelihood} ${impact}`}
              likelihood={likelihood}
              impact={impact}
              level={levelAt(workspace, likelihood, impact)}
              numbers={numbersIn(entries, likelihood, impact)}
            />
          )),
        )}
        {appetiteLine(workspace).map(({ x1, y1, x2, y2 }) => (
          <g key={`${x1} ${y1} ${x2} ${y2}`} strokeLinecap="square">
            <line
              x1={left + x1 * cell.width}
              y1={top + y1 * cell.height}
              x2={left + x2 * cell.width}
              y2={top + y2 * cell.height}
              stroke="#fff"
              strokeWidth={6}
            />
            <line
              x1={left + x1 * cell.width}
              y1={top + y1 * cell.height}
              x2={left + x2 * cell.width}
              y2={top + y2 * cell.height}
              stroke="#000"
              strokeWidth={3.5}
            />
          </g>
        ))}
      </svg>
    </div>
  )
}

function Cell({
  likelihood,
  impact,
  level,
  numbers,
}: {
  readonly likelihood: number
  readonly impact: number
  readonly level: number
  readonly numbers: readonly string[]
}) {
  const x = left + (impact - 1) * cell.width
  const y = top + (5 - likelihood) * cell.height
  const { width, columns, most } = numbers.some(({ length }) => length > longNumber) ? chips.long : chips.short
  const shown = numbers.length > most ? [...numbers.slice(0, most - 1), `+${numbers.length - most + 1}`] : numbers
  return (
    <g>
      <LevelFill level={level} x={x} y={y} width={cell.width} height={cell.height} />
      <Digit level={level} x={x + 9} y={y + 13} size={11} />
      {shown.map((number, at) => {
        const chip = { x: x + 4 + (at % columns) * 36, y: y + 17 + Math.floor(at / columns) * 11.5 }
        return (
          <g key={number}>
            <rect x={chip.x} y={chip.y} width={width} height={10.5} rx={2} fill="#fff" stroke="#000" strokeWidth={0.5} />
            <text
              x={chip.x + width / 2}
              y={chip.y + 8.8}
              textAnchor="middle"
              fontSize={8.5}
              textLength={number.length > width / 5 ? width - 3 : undefined}
              lengthAdjust="spacingAndGlyphs"
            >
              {number}
            </text>
          </g>
        )
      })}
    </g>
  )
}

const numbersIn = (entries: readonly MatrixEntry[], likelihood: number, impact: number): readonly string[] =>
  entries
    .filter((entry) => entry.likelihood === likelihood && entry.impact === impact)
    .map(({ number }) => number)
    .sort(compareText)

const short = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words)

/** What the picture says, for a screen reader: how many stand at each level. */
function spoken(entries: readonly MatrixEntry[], noun: string, workspace: Workspace): string {
  const counts = scale.map((level) => entries.filter(({ likelihood, impact }) => levelAt(workspace, likelihood, impact) === level).length)
  return (
    scale.flatMap((level) => (counts[level - 1] === 0 ? [] : [`${counts[level - 1]} at level ${level} ${workspace.levelWords[level - 1]}`])).join(', ') ||
    `no ${noun} is rated`
  )
}
