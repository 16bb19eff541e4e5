import { Select } from '@mantine/core'
import type { Choices } from '#shared/exchange/table/preview'
import { subjects } from '#shared/exchange/table/subjects'
import styles from './import.module.css'
import { subjectTitles } from './import-words'
import type { OpenTable } from './use-import'

interface TableChoicesProps {
  readonly table: OpenTable
  readonly onChoose: (choices: Choices) => void
}

/** What the table is about, which of its sheets, and whose local times it has. */
export function TableChoices({ table: { choices, preview }, onChoose }: TableChoicesProps) {
  const { subject, sheets, sheet, zone } = preview
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
