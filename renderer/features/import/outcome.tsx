import { useId, useMemo, useState } from 'react'
import { Tabs } from '#app/controls/tabs'
import { numberText } from '#app/format'
import { type Column, Table, type TableLayout, useArranged, usualLayout } from '#features/table'
import type { ImportCounts } from '#shared/exchange/table/import-drafts'
import type { PreviewHead } from '#shared/exchange/table/import-session'
import type { Finding } from '#shared/exchange/table/preview'
import styles from './outcome.module.css'
import { PreviewRows } from './preview-rows'

type Shown = 'rows' | 'errors' | 'warnings' | 'notes'

interface OutcomeProps {
  readonly preview: PreviewHead
  readonly counts: ImportCounts | undefined
}

/** What an import would do: how many are new, changed, unchanged or left out, the first rows, and what is wrong with which row. */
export function Outcome({ preview, counts }: OutcomeProps) {
  const { findings, notes } = preview
  const panel = useId()
  const [chosen, setChosen] = useState<Shown>('rows')
  const tabs = [
    { id: 'rows', label: 'Rows' },
    { id: 'errors', label: `Errors ${numberText(findings.errors)}` },
    { id: 'warnings', label: `Warnings ${numberText(findings.warnings)}` },
    { id: 'notes', label: `Notes ${numberText(notes.length)}` },
  ]
  return (
    <section className={styles['outcome']} aria-label="What the import would do">
      <dl className={styles['counts']} aria-live="polite">
        <Figure label="New" value={counts?.created} />
        <Figure label="Changed" value={counts?.changed} />
        <Figure label="Unchanged" value={counts?.unchanged} />
        <Figure label="Left out" value={preview.counts.refused} />
        {counts !== undefined && counts.newReleases > 0 && <Figure label="Releases made by their number" value={counts.newReleases} />}
      </dl>
      <Tabs
        label="Preview"
        tabs={tabs}
        chosen={chosen}
        panel={panel}
        onChoose={(id) => setChosen((['rows', 'errors', 'warnings', 'notes'] as const).find((known) => known === id) ?? 'rows')}
      />
      <div id={panel} role="tabpanel" aria-label={tabs.find(({ id }) => id === chosen)?.label} className={styles['panel']}>
        {chosen === 'rows' && <PreviewRows preview={preview} />}
        {chosen === 'errors' && <Findings label="Errors" found={preview.errors} inAll={findings.errors} none="Every row can be imported." />}
        {chosen === 'warnings' && <Findings label="Warnings" found={preview.warnings} inAll={findings.warnings} none="Nothing looks odd." />}
        {chosen === 'notes' &&
          (notes.length === 0 ? (
            <p className={styles['quiet']}>Nothing else is to be said about this file.</p>
          ) : (
            <ul className={styles['notes']}>
              {notes.map(({ code, message, line }) => (
                <li key={`${code} ${line ?? ''} ${message}`}>
                  {line !== undefined && `Line ${line}: `}
                  {message}
                </li>
              ))}
            </ul>
          ))}
      </div>
    </section>
  )
}

function Figure({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === undefined ? '–' : numberText(value)}</dd>
    </div>
  )
}

interface Numbered extends Finding {
  readonly id: string
}

const columns: readonly Column<Numbered>[] = [
  { id: 'row', header: 'Row', width: 72, isName: true, value: ({ row }) => row },
  { id: 'column', header: 'Column', width: 150, value: ({ column }) => column },
  { id: 'message', header: 'What is wrong', width: 300, grow: 2, value: ({ message }) => message },
  { id: 'value', header: 'In the file', width: 150, grow: 1, value: ({ value }) => value },
]

interface FindingsProps {
  readonly label: string
  readonly found: readonly Finding[]
  readonly inAll: number
  readonly none: string
}

function Findings({ label, found, inAll, none }: FindingsProps) {
  const [layout, setLayout] = useState<TableLayout>(usualLayout)
  const rows = useMemo(() => found.map((finding, at): Numbered => ({ ...finding, id: String(at) })), [found])
  const arranged = useArranged({ rows, columns, sort: layout.sort, text: '' })
  const groups = useMemo(() => [{ id: 'all', title: '', rows: arranged }], [arranged])
  return (
    <>
      {inAll > found.length && (
        <p className={styles['quiet']}>
          The first {numberText(found.length)} of {numberText(inAll)}.
        </p>
      )}
      <Table
        label={label}
        columns={columns}
        groups={groups}
        idOf={({ id }) => id}
        nameOf={({ row }) => `Row ${row}`}
        layout={layout}
        onLayout={setLayout}
        isReadOnly
        empty={<p className={styles['quiet']}>{none}</p>}
      />
    </>
  )
}
