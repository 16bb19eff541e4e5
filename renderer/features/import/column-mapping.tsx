import { Select } from '@mantine/core'
import { useId } from 'react'
import type { Choices } from '#shared/exchange/table/preview'
import { type Subject, subjectRules } from '#shared/exchange/table/subjects'
import styles from './import.module.css'
import type { OpenTable } from './use-import'

interface ColumnMappingProps {
  readonly table: OpenTable
  readonly subject: Subject
  readonly onChoose: (choices: Choices) => void
}

/** Stands for "into no field" where a select needs a value. */
const nowhere = '-'

/** Which column of the file goes into which field, with what the column holds. */
export function ColumnMapping({ table: { choices, preview }, subject, onChoose }: ColumnMappingProps) {
  const heading = useId()
  const { columns, fields, mapping } = preview
  // A change or a risk keeps other columns beside its fields; a release has no place for them.
  const leaves = subject === 'changes' || subject === 'risks' ? 'Kept beside the fields' : subject === 'tasks' ? 'Kept in the instructions' : 'Left out'
  const data = [{ value: nowhere, label: leaves }, ...fields.map(({ field, label }) => ({ value: field, label }))]
  const choose = (column: string, field: string): void => {
    const others = Object.entries(mapping).filter(([name, held]) => name !== column && (held !== field || takesMany(subject, field)))
    onChoose({ ...choices, subject, mapping: Object.fromEntries(field === nowhere ? others : [...others, [column, field]]) })
  }
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>Columns</h2>
      <table className={styles['columns']} aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">Goes into</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, field, samples }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <span className={styles['samples']} title={samples.join('\n')}>
                  {samples.length === 0 ? 'empty' : samples.join(', ')}
                </span>
              </th>
              <td>
                <Select
                  aria-label={`${name} goes into`}
                  size="xs"
                  searchable
                  allowDeselect={false}
                  data={data}
                  value={field === '' ? nowhere : field}
                  onChange={(chosen) => {
                    if (chosen !== null) choose(name, chosen)
                  }}
                  comboboxProps={{ withinPortal: true }}
                  classNames={{ input: field === '' ? (styles['unused'] ?? '') : '' }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Lists and dates named by their column take several columns; any other field takes one. */
const takesMany = (subject: Subject, field: string): boolean => subjectRules[subject].fields.some((rule) => rule.field === field && rule.kind === 'list')
