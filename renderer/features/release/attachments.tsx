import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { bytesText } from '#app/format'
import { withProgress } from '#app/jobs'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { kept, type RecordColumn, RecordTable, TextField, useReadOnly } from '#features/fields'
import { create, edit, remove } from '#shared/commands/edit'
import { shortHash } from '#shared/model/content-hash'
import type { Attachment } from '#shared/model/document'
import styles from './release.module.css'

/** Files kept under their hash, so that what was attached can be proven later. */
export function Attachments({ of, attachments }: { readonly of: string; readonly attachments: readonly Attachment[] }) {
  const [problem, setProblem] = useState('')
  const isReadOnly = useReadOnly()
  const attach = async (): Promise<void> => setProblem((await attachFile(of, orderBetween(attachments.at(-1)?.order ?? '', ''))) ?? '')
  const save = async (attachment: Attachment): Promise<void> => setProblem((await saveCopy(attachment)) ?? '')
  const nameOf = ({ name }: Attachment): string => name || 'file'
  const columns: readonly RecordColumn<Attachment>[] = [
    {
      id: 'name',
      head: 'File',
      cell: (one) => (
        <TextField place="cell" label={`Name of ${nameOf(one)}`} value={one.name} commit={(name) => kept(edit('attachment', one, { name: name.trim() }))} />
      ),
    },
    {
      id: 'note',
      head: 'What it is',
      width: '36%',
      cell: (one) => (
        <TextField place="cell" label={`What ${nameOf(one)} is`} value={one.note} commit={(note) => kept(edit('attachment', one, { note: note.trim() }))} />
      ),
    },
    { id: 'size', head: 'Size', width: 84, align: 'end', isPlain: true, cell: ({ size }) => bytesText(size) },
    {
      id: 'hash',
      head: 'SHA-256',
      width: 104,
      isPlain: true,
      cell: ({ sha256 }) => <code title={sha256}>{shortHash(sha256)}</code>,
    },
    {
      id: 'save',
      head: 'Copy',
      width: 104,
      isPlain: true,
      cell: (one) => (
        <button type="button" className={styles['link']} aria-label={`Save a copy of ${nameOf(one)}`} onClick={() => void save(one)}>
          Save a copy
        </button>
      ),
    },
  ]
  return (
    <section className={styles['block']} aria-label="Attachments">
      <h2>Attachments</h2>
      {attachments.length === 0 && (
        <p className={styles['none']}>No file yet. Test reports, approvals and drawings are kept with the release and go into its bundle.</p>
      )}
      {attachments.length > 0 && (
        <RecordTable
          label="Attachments"
          columns={columns}
          rows={attachments}
          nameOf={nameOf}
          onRemove={(one) => void run(remove('attachment', one), { toast: true })}
        />
      )}
      {!isReadOnly && (
        <div className={styles['buttons']}>
          <Button icon={<IconPaperclip size={16} stroke={1.5} aria-hidden />} onClick={() => void attach()}>
            Attach a file
          </Button>
        </div>
      )}
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </section>
  )
}

/** Asks for a file, takes it in under its hash and writes the attachment; a cancelled one leaves nothing. */
async function attachFile(of: string, order: string): Promise<string | undefined> {
  const chosen = await ask('dialog:open', { purpose: 'attachment' })
  if (!chosen.ok) return chosen.failure.message
  const { file } = chosen.value
  if (file === undefined) return undefined
  const added = await withProgress(`Attach ${file.name}`, (job) => ask('attachment:add', { file: file.token, job }))
  if (!added.ok) return added.failure.code === 'cancelled' ? undefined : added.failure.message
  const { name, sha256, size, type } = added.value
  const written = await run(create('attachment', newId(), { of, name, sha256, size, type, order }, `Attached “${name}”`), { toast: true })
  return written.ok ? undefined : written.failure.message
}

async function saveCopy({ name, sha256 }: Attachment): Promise<string | undefined> {
  const chosen = await ask('dialog:save', { purpose: 'attachment', name })
  if (!chosen.ok) return chosen.failure.message
  const { file } = chosen.value
  if (file === undefined) return undefined
  const saved = await ask('attachment:save', { sha256, file: file.token })
  if (saved.ok) toast(`Saved a copy of “${name}” as ${file.name}`)
  return saved.ok ? undefined : saved.failure.message
}
