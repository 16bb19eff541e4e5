import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { levelClass } from '#app/controls/risk-square'
import { run } from '#data/run'
import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import { ChoiceField, kept, TextField, useReadOnly } from '#features/fields'
import { cellsOf, matrixLint } from '#shared/assess/matrix-lint'
import { levelAt } from '#shared/assess/risk-level'
import { edit, type Fields } from '#shared/commands/edit'
import { sameJson } from '#shared/model/json'
import { viewOf } from '#shared/model/view'
import type { Workspace } from '#shared/model/workspace'
import { findingWords, withLevel, withWord } from './matrix-words'
import { SettingGroup } from './setting'
import styles from './settings.module.css'

const scale = [1, 2, 3, 4, 5] as const
const usual = viewOf('workspace', 'this', {})

/** Tokens that may stand for a level's own; the digit and the word say the level whatever its colour. */
const colours = [
  { value: '', label: 'as the theme has it' },
  ...scale.map((level) => ({ value: `risk-${level}`, label: `that of level ${level}` })),
  { value: 'success-soft', label: 'soft green' },
  { value: 'warning-soft', label: 'soft amber' },
  { value: 'danger-soft', label: 'soft red' },
  { value: 'accent-soft', label: 'soft blue' },
]

/** How risks are judged in this workspace; everybody of it shares these, and each change is an entry. */
export function RiskSettings() {
  const workspace = useAppSelector(selectRootView('workspace', 'this'))
  if (workspace === undefined) return <p>No workspace is open.</p>
  return <Scales workspace={workspace} />
}

const change = (workspace: Workspace, patch: Fields<'workspace'>, summary: string) => edit('workspace', workspace, patch, summary)

function Scales({ workspace }: { readonly workspace: Workspace }) {
  const isReadOnly = useReadOnly()
  const isUsual = (['riskLevels', 'likelihoodWords', 'impactWords', 'levelWords', 'levelColours', 'appetite'] as const).every((field) =>
    sameJson(workspace[field], usual[field]),
  )
  return (
    <>
      <SettingGroup title="Levels">
        <p className={styles['hint']}>A risk’s level is read from this table by its likelihood and impact, never computed from their product.</p>
        <LevelTable workspace={workspace} />
        <Findings workspace={workspace} />
      </SettingGroup>
      <SettingGroup title="Appetite and words of the levels">
        <div className={styles['narrow']}>
          <ChoiceField
            label="Appetite"
            value={String(workspace.appetite)}
            choices={scale.map((level) => ({ value: String(level), label: `up to level ${level} ${workspace.levelWords[level - 1]}` }))}
            commit={(value) => kept(change(workspace, { appetite: Number(value) }, `Set the risk appetite to level ${value}`))}
            hint="Residual levels above it ask for a decision"
          />
          {scale.map((level) => (
            <div key={level} className={styles['levelLine']}>
              <TextField
                label={`Level ${level}`}
                value={workspace.levelWords[level - 1] ?? ''}
                commit={(word) => saveWord(workspace, 'levelWords', level - 1, word)}
              />
              <ChoiceField
                label={`Colour of level ${level}`}
                value={workspace.levelColours[level - 1] ?? ''}
                choices={colours}
                place="cell"
                commit={(name) =>
                  kept(change(workspace, { levelColours: withWord(workspace.levelColours, level - 1, name) }, `Changed the colour of risk level ${level}`))
                }
              />
            </div>
          ))}
        </div>
      </SettingGroup>
      {!isReadOnly && !isUsual && (
        <div>
          <Button onClick={() => void run(change(workspace, usualScales, 'Put the risk matrix back as it came'), { toast: true })}>
            Put all back as it came
          </Button>
        </div>
      )}
    </>
  )
}

const { riskLevels, likelihoodWords, impactWords, levelWords, levelColours, appetite } = usual
const usualScales = { riskLevels, likelihoodWords, impactWords, levelWords, levelColours, appetite }

async function saveWord(
  workspace: Workspace,
  field: 'levelWords' | 'likelihoodWords' | 'impactWords',
  place: number,
  word: string,
): Promise<string | undefined> {
  const words = word.trim()
  if (words === '') return 'Give it a word: the digit alone says little.'
  return kept(change(workspace, { [field]: withWord(workspace[field], place, words) }, `Renamed “${workspace[field][place]}” to “${words}” in the risk matrix`))
}

/** Likelihood from the top down, impact from left to right, as the matrix has it; the words of both scales are edited where they stand. */
function LevelTable({ workspace }: { readonly workspace: Workspace }) {
  const isReadOnly = useReadOnly()
  const doubts = doubtsByCell(workspace)
  return (
    <table className={styles['levels']} aria-label="Levels by likelihood and impact">
      <tbody>
        {[...scale].reverse().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row">
              <TextField
                label={`Likelihood ${likelihood}`}
                value={workspace.likelihoodWords[likelihood - 1] ?? ''}
                place="cell"
                commit={(word) => saveWord(workspace, 'likelihoodWords', likelihood - 1, word)}
              />
            </th>
            {scale.map((impact) => {
              const level = levelAt(workspace, likelihood, impact)
              const words = `${workspace.likelihoodWords[likelihood - 1]}, ${workspace.impactWords[impact - 1]}`
              const doubt = doubts.get(`${likelihood} ${impact}`)
              return (
                <td key={impact} className={`${levelClass(level)} ${doubt === undefined ? '' : styles['doubtful']}`} title={doubt}>
                  {doubt !== undefined && <IconAlertTriangle className={styles['doubt']} size={14} stroke={1.5} aria-hidden />}
                  {isReadOnly ? (
                    level
                  ) : (
                    <select
                      className={styles['level']}
                      aria-label={`Level for ${words}`}
                      aria-description={doubt}
                      value={level}
                      onChange={(event) => {
                        const next = event.currentTarget.value
                        void run(
                          change(
                            workspace,
                            { riskLevels: withLevel(workspace.riskLevels, { likelihood, impact }, next) },
                            `Set the level of ${words} from ${level} to ${next}`,
                          ),
                        )
                      }}
                    >
                      {scale.map((each) => (
                        <option key={each} value={each}>
                          {each}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
        <tr>
          <td className={styles['corner']}>Likelihood up, impact right</td>
          {scale.map((impact) => (
            <th key={impact} scope="col">
              <TextField
                label={`Impact ${impact}`}
                value={workspace.impactWords[impact - 1] ?? ''}
                place="cell"
                commit={(word) => saveWord(workspace, 'impactWords', impact - 1, word)}
              />
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** What is doubtful about a cell, by `likelihood impact`; it stands beside the table too. */
function doubtsByCell(workspace: Workspace): ReadonlyMap<string, string> {
  const doubts = new Map<string, string>()
  for (const finding of matrixLint(workspace).outcome) {
    for (const { likelihood, impact } of cellsOf(finding)) {
      const key = `${likelihood} ${impact}`
      doubts.set(key, [doubts.get(key) ?? '', findingWords(finding, workspace)].filter((words) => words !== '').join(' '))
    }
  }
  return doubts
}

/** Whether the table keeps the order of risks that it is meant to show. */
function Findings({ workspace }: { readonly workspace: Workspace }) {
  const { outcome } = matrixLint(workspace)
  if (outcome.length === 0)
    return (
      <p className={styles['sound']} role="status">
        <IconCircleCheck size={16} stroke={1.5} aria-hidden />
        No level falls where a risk grows, and no step leads past what lies between.
      </p>
    )
  return (
    <div role="status">
      <ul className={styles['findings']} aria-label="Doubtful in this table">
        {outcome.map((finding) => {
          const words = findingWords(finding, workspace)
          return (
            <li key={words}>
              <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
              {words}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
