import { Popover } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { Chip } from '#app/controls/chip'
import { Keys } from '#app/controls/keys'
import { RiskSquare } from '#app/controls/risk-square'
import { countText } from '#app/format'
import { type MatrixFinding, matrixLint } from '#shared/assess/matrix-lint'
import type { Workspace } from '#shared/model/workspace'
import type { Cell } from './cells'
import { allLevels, wordOf } from './risk-rows'
import styles from './risks.module.css'

/** The five levels with their digits and words. */
export function LevelLegend({ scales }: { readonly scales: Workspace }) {
  return (
    <ul className={styles['legend']} aria-label="Levels">
      {allLevels.map((level) => (
        <li key={level}>
          <RiskSquare level={level} word={wordOf(scales.levelWords, level)} shown />
        </li>
      ))}
    </ul>
  )
}

/** What the lines and axes mean, and what is doubtful about the table of levels. */
export function MatrixKey({ scales, canMove }: { readonly scales: Workspace; readonly canMove: boolean }) {
  return (
    <div className={styles['key']}>
      <span className={styles['appetiteKey']}>
        <svg width="26" height="4" aria-hidden>
          <path d="M0 2h26" />
        </svg>
        Appetite: {scales.appetite === 1 ? 'level 1 only' : `level ${scales.appetite} and below`}
      </span>
      <span>Upward: likelihood. To the right: impact.</span>
      {canMove && (
        <span>
          Move a risk: drag, or <Keys keys="M" /> then arrow keys
        </span>
      )}
      <Doubts scales={scales} />
    </div>
  )
}

function Doubts({ scales }: { readonly scales: Workspace }) {
  const [isOpen, setOpen] = useState(false)
  const { outcome } = matrixLint(scales)
  if (outcome.length === 0) return null
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-end" shadow="md" width={380} trapFocus returnFocus>
      <Popover.Target>
        <span>
          <Chip
            tone="warning"
            icon={<IconAlertTriangle size={14} stroke={1.5} aria-hidden />}
            onClick={() => setOpen(!isOpen)}
            label={`${countText(outcome.length, 'doubt')} about the table of levels, why?`}
          >
            {countText(outcome.length, 'doubt')} about the levels
          </Chip>
        </span>
      </Popover.Target>
      <Popover.Dropdown aria-label="Doubts about the table of levels">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard. */}
        <div className={styles['doubts']} tabIndex={0} data-autofocus>
          <h3>The table of levels hides differences</h3>
          <ul>
            {outcome.map((finding) => (
              <li key={JSON.stringify(finding)}>{doubtText(finding, scales)}</li>
            ))}
          </ul>
          <p>Read from the settings of the workspace. Rules after Cox, What’s Wrong with Risk Matrices?, 2008.</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What is doubtful, in words. */
export function doubtText(finding: MatrixFinding, scales: Workspace): string {
  const cell = ({ likelihood, impact }: Cell): string => `${wordOf(scales.likelihoodWords, likelihood)}, ${wordOf(scales.impactWords, impact)}`
  const level = (digit: number): string => `${digit} ${wordOf(scales.levelWords, digit)}`
  switch (finding.code) {
    case 'level-falls':
      return `The level falls from ${finding.before} to ${finding.after} from “${cell(finding.from)}” to “${cell(finding.to)}”, though the risk grows.`
    case 'green-touches-red':
      return `“${cell(finding.green)}” is level ${level(finding.low)} and touches “${cell(finding.red)}” of level ${level(finding.high)}: one small step decides too much.`
    case 'range-compressed':
      return `Level ${level(finding.level)} has ${finding.cells} cells, from “${cell(finding.smallest)}” to “${cell(finding.largest)}”: risks far apart look alike.`
    case 'level-unused':
      return `No cell has level ${level(finding.level)}, so the other levels carry more.`
  }
}
