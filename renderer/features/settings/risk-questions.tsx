import { useState } from 'react'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { CheckField, kept, NewField, type RecordColumn, RecordTable, TextField } from '#features/fields'
import { type Kept, riskSettings } from '#shared/assess/change-risk/settings'
import { addRiskSetting, editRiskSetting, moveRiskSetting, removeRiskSetting } from '#shared/commands/assess-change-settings'
import own from './assessment.module.css'
import { withWord } from './matrix-words'

const scale = [1, 2, 3, 4, 5] as const
type Row = Kept<'risk-question'> & { readonly id: string }

/** The questions with their weights; what the five answers of one stand for is folded under it. */
export function RiskQuestions() {
  const { questions } = useAppSelector((state) => riskSettings(rootRecords(state)))
  const [open, setOpen] = useState('')
  const rows = questions.map((question): Row => ({ ...question, id: question.view.id }))
  const weights = questions.reduce((sum, { view }) => sum + (view.isOff ? 0 : view.weight), 0)
  const nameOf = ({ view }: Row): string => view.text || 'question'
  const columns: readonly RecordColumn<Row>[] = [
    {
      id: 'use',
      head: 'In use',
      width: 52,
      cell: (row) => (
        <CheckField
          place="cell"
          label={`In use: ${nameOf(row)}`}
          value={!row.view.isOff}
          commit={(isOn) =>
            kept(
              editRiskSetting(
                'risk-question',
                row,
                { isOff: !isOn },
                `${isOn ? 'Took' : 'Left'} the question “${nameOf(row)}” ${isOn ? 'into' : 'out of'} use`,
              ),
            )
          }
        />
      ),
    },
    {
      id: 'text',
      head: 'Question',
      cell: (row) => (
        <TextField
          place="cell"
          label={`Words of: ${nameOf(row)}`}
          value={row.view.text}
          commit={async (text) => (text.trim() === '' ? 'Write the question.' : kept(editRiskSetting('risk-question', row, { text: text.trim() })))}
        />
      ),
    },
    {
      id: 'weight',
      head: 'Weight',
      width: 72,
      cell: (row) => (
        <TextField
          place="cell"
          label={`Weight of: ${nameOf(row)}`}
          value={String(row.view.weight)}
          commit={async (text) => {
            const weight = Number(text.trim())
            if (!Number.isInteger(weight) || weight < 1 || weight > 100) return 'Write a whole number, 1 to 100.'
            return kept(editRiskSetting('risk-question', row, { weight }, `Set the weight of “${nameOf(row)}” to ${weight}`))
          }}
        />
      ),
    },
    {
      id: 'share',
      head: 'Share',
      width: 64,
      align: 'end',
      isPlain: true,
      cell: ({ view }) => (view.isOff || weights === 0 ? 'none' : `${Math.round((view.weight / weights) * 100)} %`),
    },
    {
      id: 'answers',
      head: 'Answers',
      width: 132,
      isPlain: true,
      cell: (row) => (
        <button
          type="button"
          className={own['fold']}
          aria-expanded={open === row.id}
          aria-label={`Answers of: ${nameOf(row)}`}
          onClick={() => setOpen(open === row.id ? '' : row.id)}
        >
          {row.view.answers.filter((answer) => answer !== '').length} of 5 in words
        </button>
      ),
    },
  ]
  return (
    <>
      <RecordTable
        label="Questions on risk"
        columns={columns}
        rows={rows}
        nameOf={nameOf}
        onMove={(row, direction) => void run(moveRiskSetting('risk-question', row.id, direction, questions, orderBetween), { toast: true })}
        actions={(row) => (row.isUsual ? [] : [{ words: 'Remove', act: () => void run(removeRiskSetting('risk-question', row), { toast: true }) }])}
        under={(row) => (open === row.id ? <Answers question={row} name={nameOf(row)} /> : null)}
      />
      <NewField
        label="New question"
        make={(text) => kept(addRiskSetting('risk-question', newId(), text, orderBetween(questions.at(-1)?.view.order ?? '', '')))}
      />
    </>
  )
}

function Answers({ question, name }: { readonly question: Kept<'risk-question'>; readonly name: string }) {
  const { answers } = question.view
  return (
    <div className={own['conditions']}>
      {scale.map((at) => (
        <TextField
          key={at}
          label={at === 1 ? '1, least risk' : at === 5 ? '5, most risk' : String(at)}
          value={answers[at - 1] ?? ''}
          commit={(text) =>
            kept(editRiskSetting('risk-question', question, { answers: withWord(answers, at - 1, text.trim()) }, `Changed what ${at} stands for in “${name}”`))
          }
        />
      ))}
    </div>
  )
}
