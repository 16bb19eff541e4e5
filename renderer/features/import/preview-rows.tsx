import { useZone } from '#app/preferences'
import type { PreviewHead } from '#shared/exchange/table/import-session'
import type { ImportRecord } from '#shared/exchange/table/preview'
import { fieldText } from './field-text'
import { bandTitles } from './import-words'
import styles from './outcome.module.css'

/** The first records as they would come in, a column for each field that has a value. */
export function PreviewRows({ preview: { sample, fields, counts } }: { readonly preview: PreviewHead }) {
  const zone = useZone()
  if (sample.length === 0) return <p className={styles['quiet']}>No row can be imported as it is. The errors say why.</p>
  const records = sample.map((record) => ({ row: record.row, cells: cellsOf(record, zone) }))
  const shown = fields.filter(({ field }) => records.some(({ cells }) => (cells[field] ?? '') !== ''))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard.
    <div className={styles['scroll']} tabIndex={0}>
      <table className={styles['rows']} aria-label="First rows">
        <thead>
          <tr>
            <th scope="col">Row</th>
            {shown.map(({ field, label }) => (
              <th key={field} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map(({ row, cells }) => (
            <tr key={row}>
              <td>{row}</td>
              {shown.map(({ field }) => (
                <td key={field} title={cells[field]}>
                  {cells[field]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {counts.accepted > sample.length && (
        <p className={styles['quiet']}>
          The first {sample.length} of {counts.accepted} rows.
        </p>
      )}
    </div>
  )
}

/** A record's values by field, as texts: its own fields, and the names that become records of their own. */
function cellsOf(record: ImportRecord, zone: string): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {}
  for (const [field, value] of Object.entries(record.fields)) cells[field] = fieldText(value, zone)
  if ('services' in record) cells['services'] = record.services.join(', ')
  if ('cis' in record) cells['cis'] = record.cis.join(', ')
  if (record.kind === 'band') {
    cells['kind'] = record.isCancelled ? `${bandTitles[record.band]}, cancelled` : bandTitles[record.band]
    cells['appliesTo'] = record.appliesTo.map((item) => item.replace(/^(service|environment|ci)\//, '')).join(', ')
    cells['exceptions'] = Object.keys(record.fields.exceptions ?? {})
      .map((when) => fieldText(when, zone))
      .join(', ')
  }
  if ('release' in record) cells['release'] = record.release
  if (record.kind === 'release' && record.milestones.length > 0)
    cells['milestone'] = record.milestones.map(({ title = '', start = '' }) => `${title} ${fieldText(start, zone)}`).join(', ')
  return cells
}
