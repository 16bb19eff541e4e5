import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { RiskSquare } from '#app/controls/risk-square'
import { kept, TextField } from '#features/fields'
import { rangeFindings } from '#shared/assess/change-risk/score-ranges'
import { edit } from '#shared/commands/edit'
import type { ScoreRange } from '#shared/model/assessment'
import type { Workspace } from '#shared/model/workspace'
import own from './assessment.module.css'
import { rangeWords, withRange } from './range-words'
import styles from './settings.module.css'

const scale = [1, 2, 3, 4, 5] as const

/** Which scores give which level, with every gap and overlap named while it is edited. */
export function ScoreRangeTable({ workspace }: { readonly workspace: Workspace }) {
  const { scoreRanges, levelWords } = workspace
  const findings = rangeFindings(scoreRanges)
  const bound = (level: number, end: keyof ScoreRange, held: ScoreRange) => async (text: string) => {
    const value = Number(text.trim().replace(',', '.'))
    if (text.trim() === '' || !Number.isFinite(value)) return 'Write a score such as 2.25.'
    const next = Math.round(value * 100) / 100
    const summary = `Set the ${end === 'above' ? 'lower' : 'upper'} bound of level ${level} to ${next}`
    return kept(edit('workspace', workspace, { scoreRanges: withRange(scoreRanges, level - 1, { ...held, [end]: next }) }, summary))
  }
  return (
    <>
      <table className={own['ranges']} aria-label="Levels of scores">
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Scores above</th>
            <th scope="col">Up to and with</th>
          </tr>
        </thead>
        <tbody>
          {scale.map((level) => {
            const held = scoreRanges[level - 1] ?? { above: 1, upTo: 5 }
            return (
              <tr key={level}>
                <th scope="row">
                  <RiskSquare level={level} word={levelWords[level - 1] ?? ''} shown />
                </th>
                <td>
                  <TextField place="cell" label={`Level ${level}: scores above`} value={String(held.above)} commit={bound(level, 'above', held)} />
                </td>
                <td>
                  <TextField place="cell" label={`Level ${level}: up to and with`} value={String(held.upTo)} commit={bound(level, 'upTo', held)} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div role="status">
        {findings.length === 0 ? (
          <p className={styles['sound']}>
            <IconCircleCheck size={16} stroke={1.5} aria-hidden />
            Every score from 1 to 5 has one level. A score on an edge belongs to the lower range, so what lies above it rounds up; 1 itself belongs to the
            first.
          </p>
        ) : (
          <ul className={styles['findings']} aria-label="Doubtful in these ranges">
            {findings.map((finding) => {
              const words = rangeWords(finding)
              return (
                <li key={words}>
                  <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
                  {words}
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </>
  )
}
