import { Popover } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { AuditQuery } from '#shared/ipc/shapes'
import styles from './audit-trail.module.css'

/** Writes the filtered trail as a table, one line a changed field. */
export function ExportAudit({ query, inAll }: { readonly query: AuditQuery; readonly inAll: number }) {
  const name = useAppSelector(({ workspace }) => workspace.open?.name ?? '')
  const [isOpen, setOpen] = useState(false)
  const [exact, setExact] = useState(false)
  const [problem, setProblem] = useState('')
  const save = async (): Promise<void> => {
    setProblem('')
    const chosen = await ask('dialog:save', { purpose: 'audit-csv', name: `Audit trail of ${name}`.trim() })
    if (!chosen.ok) return setProblem(chosen.failure.message)
    const { file } = chosen.value
    if (file === undefined) return
    const written = await ask('audit:export', { query, file: file.token, exact })
    if (!written.ok) return setProblem(written.failure.message)
    setOpen(false)
    toast(`Exported ${countText(written.value.rows, 'change')} to ${file.name}`)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus width={320}>
      <Popover.Target>
        <Button
          icon={<IconDownload size={16} stroke={1.5} aria-hidden />}
          refusal={inAll === 0 ? 'There is nothing to export.' : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          Export CSV
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Export CSV">
        <div className={styles['export']}>
          <p>{countText(inAll, 'entry', 'entries')}, one line for each changed field.</p>
          <label className={styles['exact']}>
            <input type="checkbox" checked={exact} onChange={(event) => setExact(event.currentTarget.checked)} />
            Exact text
          </label>
          <p className={styles['quiet']}>
            {exact
              ? 'Every text stands as it was written. A spreadsheet may run text that begins with = + - or @.'
              : 'Text that begins with = + - or @ gets an apostrophe before it, so that no spreadsheet runs it.'}
          </p>
          {problem !== '' && <p role="alert">{problem}</p>}
          <Button kind="primary" onClick={() => void save()}>
            Choose where to save
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
