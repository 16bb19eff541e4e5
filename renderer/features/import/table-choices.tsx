import { Select } from '@mantine/core'
import { useState } from 'react'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { bandKinds, type Choices } from '#shared/exchange/table/preview'
import { subjects } from '#shared/exchange/table/subjects'
import styles from './import.module.css'
import { bandTitles, subjectTitles } from './import-words'
import type { OpenTable } from './use-import'

interface TableChoicesProps {
  readonly table: OpenTable
  readonly onChoose: (choices: Choices) => void
  readonly onHeaders: (line: number) => void
}

/** What the table is about, which of its sheets, and whose local times it has. */
export function TableChoices({ table: { head, choices, preview }, onChoose, onHeaders }: TableChoicesProps) {
  const calendars = useAppSelector(selectViews('working-calendar'))
  const { subject, sheets, sheet, headerLine, zone } = preview
  const usual = preview.questions.find((question) => question.kind === 'band')
  return (
    <div className={styles['choices']}>
      <label>
        About
        <select
          value={subject ?? ''}
          onChange={(event) => {
            const chosen = subjects.find((known) => known === event.currentTarget.value)
            // Columns go into other fields then, so they are guessed anew.
            const { mapping: _, ...others } = choices
            if (chosen !== undefined) onChoose({ ...others, subject: chosen })
          }}
        >
          {subject === undefined && <option value="">Not known</option>}
          {subjects.map((known) => (
            <option key={known} value={known}>
              {subjectTitles[known]}
            </option>
          ))}
        </select>
      </label>
      {sheets.length > 1 && (
        <label>
          Sheet
          <select value={sheet} onChange={(event) => onChoose({ sheet: Number(event.currentTarget.value) })}>
            {sheets.map(({ name, hidden, rows }, at) => (
              <option key={at} value={at}>
                {name}, {rows} {rows === 1 ? 'row' : 'rows'}
                {hidden ? ', hidden' : ''}
              </option>
            ))}
          </select>
        </label>
      )}
      {headerLine !== undefined && <HeaderLine key={`${sheet} ${headerLine}`} line={headerLine} isSheet={head.format === 'xlsx'} onHeaders={onHeaders} />}
      {usual?.kind === 'band' && (
        <label>
          {usual.rows === preview.counts.rows ? 'They are' : `${usual.rows} that do not say it are`}
          <select
            value={choices.band ?? usual.suggested}
            onChange={(event) => {
              const chosen = bandKinds.find((known) => known === event.currentTarget.value)
              if (chosen !== undefined) onChoose({ ...choices, band: chosen })
            }}
          >
            {bandKinds.map((known) => (
              <option key={known} value={known}>
                {bandTitles[known]}
              </option>
            ))}
          </select>
        </label>
      )}
      {preview.holidays > 0 && (
        <label>
          {preview.holidays === 1 ? 'The holiday is' : `The ${preview.holidays} holidays are`} days off in
          <select value={choices.daysOff ?? ''} onChange={(event) => onChoose({ ...choices, daysOff: event.currentTarget.value })}>
            <option value="">no working calendar</option>
            {calendars.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || 'Unnamed calendar'}
              </option>
            ))}
            <option value="new">a new one, Monday to Friday</option>
          </select>
        </label>
      )}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the library's Select is an input. */}
      <label>
        Local times are of
        <Select
          aria-label="Time zone of the file"
          size="xs"
          w={200}
          searchable
          allowDeselect={false}
          data={zones(zone)}
          value={zone}
          onChange={(chosen) => {
            if (chosen !== null) onChoose({ ...choices, zone: chosen })
          }}
          comboboxProps={{ withinPortal: true }}
          limit={50}
        />
      </label>
    </div>
  )
}

const zones = (zone: string): string[] => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]

interface HeaderLineProps {
  readonly line: number
  readonly isSheet: boolean
  readonly onHeaders: (line: number) => void
}

/** Where the headers stand, corrected where the reader's guess is wrong: a title may stand above them. Kept on Enter or when it is left. */
function HeaderLine({ line, isSheet, onHeaders }: HeaderLineProps) {
  const [text, setText] = useState(String(line))
  const keep = (): void => {
    const wanted = Number(text)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted !== line) onHeaders(wanted)
    else setText(String(line))
  }
  return (
    <label>
      {isSheet ? 'Headers in row' : 'Headers in line'}
      <input
        type="number"
        min={1}
        max={1_048_576}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setText(String(line))
        }}
      />
    </label>
  )
}
