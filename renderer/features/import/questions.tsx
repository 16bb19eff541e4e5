import { whenText } from '#app/format'
import { readDate } from '#shared/exchange/table/date-text'
import type { Choices, Question } from '#shared/exchange/table/preview'
import { subjects } from '#shared/exchange/table/subjects'
import styles from './import.module.css'
import { subjectTitles } from './import-words'
import type { OpenTable } from './use-import'

interface QuestionsProps {
  readonly table: OpenTable
  readonly onChoose: (choices: Choices) => void
}

const orders = ['day-first', 'month-first'] as const

/** What the file does not say by itself. Nothing is imported while one of these is open. */
export function Questions({ table: { choices, preview }, onChoose }: QuestionsProps) {
  const asked = preview.questions.filter((question): question is Question & { readonly kind: 'date-order' } => question.kind === 'date-order')
  const answered = Object.entries(choices.dateOrders ?? {})
  const zone = preview.questions.find((question) => question.kind === 'zone')
  if (preview.subject === undefined)
    return (
      <fieldset className={styles['question']}>
        <legend>What is this table about?</legend>
        <p>Its headers fit none of these for certain. Choose one, then say which column is what.</p>
        <div className={styles['answers']}>
          {subjects.map((subject) => (
            <label key={subject}>
              <input type="radio" name="subject" onChange={() => onChoose({ ...choices, subject })} />
              {subjectTitles[subject]}
            </label>
          ))}
        </div>
      </fieldset>
    )
  return (
    <>
      {asked.map(({ column, examples }, at) => (
        <fieldset key={column} className={styles['question']}>
          <legend>Which number of “{column}” is the day?</legend>
          <p>All its dates can be read two ways.</p>
          <div className={styles['answers']}>
            {orders.map((order) => (
              <label key={order}>
                <input
                  type="radio"
                  name={`order of ${column}`}
                  onChange={() =>
                    onChoose({ ...choices, dateOrders: { ...choices.dateOrders, ...Object.fromEntries(asked.map((other) => [other.column, order])) } })
                  }
                />
                {examples[0]} is {dateWords(examples[0] ?? '', order)}
              </label>
            ))}
          </div>
          {asked.length > 1 && at === 0 && (
            <p className={styles['quiet']}>The answer is taken for all {asked.length} columns of this kind; each can be changed after.</p>
          )}
        </fieldset>
      ))}
      {answered.map(([column, order]) => (
        <p key={column} className={styles['answer']}>
          “{column}” has the {order === 'day-first' ? 'day' : 'month'} first.{' '}
          <button
            type="button"
            className={styles['link']}
            onClick={() => onChoose({ ...choices, dateOrders: { ...choices.dateOrders, [column]: order === 'day-first' ? 'month-first' : 'day-first' } })}
          >
            Take the {order === 'day-first' ? 'month' : 'day'} first
          </button>
        </p>
      ))}
      {zone?.kind === 'zone' && (
        <p className={styles['answer']}>
          Times of {zone.columns.map((column) => `“${column}”`).join(', ')} have no zone. They are taken as {zone.suggested}; another is chosen above.
        </p>
      )}
    </>
  )
}

/** An example as it would be read in this order, its month in letters. */
function dateWords(text: string, order: (typeof orders)[number]): string {
  const reading = readDate(text, order)
  const day = reading.kind === 'day' ? reading.day : reading.kind === 'local' ? reading.local.slice(0, 10) : ''
  return day === '' ? (order === 'day-first' ? 'day, then month' : 'month, then day') : whenText(day, 'UTC')
}
