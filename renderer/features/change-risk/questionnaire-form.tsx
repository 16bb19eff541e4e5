import { type KeyboardEvent, useId } from 'react'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { kept, useReadOnly } from '#features/fields'
import { questionsInUse, riskSettings } from '#shared/assess/change-risk/settings'
import { answerRiskQuestion } from '#shared/commands/assess-change'
import type { RiskQuestion } from '#shared/model/assessment'
import type { Change } from '#shared/model/change'
import styles from './change-risk.module.css'

const scale = [1, 2, 3, 4, 5] as const

/** The questions of the workspace, each answered by one of five. */
export function QuestionnaireForm({ change }: { readonly change: Change }) {
  const settings = useAppSelector((state) => riskSettings(rootRecords(state)))
  const questions = questionsInUse(settings)
  const answered = questions.filter(({ id }) => change.riskAnswers[id] !== undefined).length
  return (
    <section className={styles['part']} aria-label="Questionnaire" data-field="riskAnswers">
      <h2>
        Questionnaire{' '}
        <span className={styles['quiet']}>
          {questions.length === 0
            ? 'no question is in use'
            : `${answered} of ${questions.length} answered. Arrows go along the answers, Space or 1 to 5 chooses, Delete takes back.`}
        </span>
      </h2>
      {questions.map((question) => (
        <Question key={question.id} question={question} change={change} />
      ))}
    </section>
  )
}

function Question({ question, change }: { readonly question: RiskQuestion; readonly change: Change }) {
  const name = useId()
  const isReadOnly = useReadOnly()
  const answer = change.riskAnswers[question.id] ?? 0
  const choose = (value: number): void => {
    if (value !== answer && !isReadOnly) void kept(answerRiskQuestion(change, question, value))
  }
  // The arrows only go along: each answer on the way would be an entry of the log.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')]
    const at = radios.findIndex((radio) => radio.matches(':focus'))
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (step !== undefined) radios[(at + step + radios.length) % radios.length]?.focus()
    else if (/^[1-5]$/.test(event.key)) {
      radios[Number(event.key) - 1]?.focus()
      choose(Number(event.key))
    } else if (event.key === 'Delete' || event.key === 'Backspace') choose(0)
    else return
    event.preventDefault()
  }
  return (
    <fieldset className={styles['question']} onKeyDown={onKeyDown}>
      <legend>
        {question.text} <span className={styles['quiet']}>weight {question.weight}</span>
        {answer > 0 && !isReadOnly && (
          <button type="button" className={styles['link']} aria-label={`Take back the answer to: ${question.text}`} onClick={() => choose(0)}>
            Take back
          </button>
        )}
      </legend>
      <div className={styles['answers']}>
        {scale.map((value) => {
          const anchor = question.answers[value - 1] ?? ''
          return (
            <label key={value} className={styles['answer']} data-chosen={value === answer || undefined}>
              <input type="radio" name={name} checked={value === answer} disabled={isReadOnly && value !== answer} onChange={() => choose(value)} />
              <span>
                <b>{value}</b> {anchor}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
