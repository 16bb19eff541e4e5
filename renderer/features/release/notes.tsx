import { useState } from 'react'
import { Button } from '#app/controls/button'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { kept, NewField, TextField, useReadOnly } from '#features/fields'
import { create, edit, remove } from '#shared/commands/edit'
import type { Note } from '#shared/model/document'
import { Markdown } from './markdown'
import styles from './release.module.css'

/** Notes in Markdown, kept byte for byte as typed; read as they look, and edited as they are. */
export function Notes({ of, notes }: { readonly of: string; readonly notes: readonly Note[] }) {
  const [editing, setEditing] = useState<string>()
  const make = async (title: string): Promise<string | undefined> => {
    const id = newId()
    const refused = await kept(create('note', id, { of, title, order: orderBetween(notes.at(-1)?.order ?? '', '') }))
    if (refused === undefined) setEditing(id)
    return refused
  }
  return (
    <section className={styles['block']} aria-label="Notes">
      <h2>Notes</h2>
      {notes.length === 0 && <p className={styles['none']}>No note yet. Decisions, agreements and background belong here, in Markdown.</p>}
      {notes.map((note) => (
        <NoteItem key={note.id} note={note} isEditing={editing === note.id} onEdit={(on) => setEditing(on ? note.id : undefined)} />
      ))}
      <NewField label="New note" make={make} />
    </section>
  )
}

function NoteItem({ note, isEditing, onEdit }: { readonly note: Note; readonly isEditing: boolean; readonly onEdit: (on: boolean) => void }) {
  const name = note.title || 'note'
  const isReadOnly = useReadOnly()
  return (
    <article className={styles['note']} aria-label={`Note ${name}`}>
      <div className={styles['noteHead']}>
        <div className={styles['grow']}>
          <TextField
            place="cell"
            strong
            label={`Title of the note ${name}`}
            value={note.title}
            commit={(title) => kept(edit('note', note, { title: title.trim() }))}
          />
        </div>
        {!isReadOnly && (
          <>
            <Button kind="plain" aria-pressed={isEditing} aria-label={isEditing ? `Read ${name}` : `Edit ${name}`} onClick={() => onEdit(!isEditing)}>
              {isEditing ? 'Read' : 'Edit'}
            </Button>
            <Button kind="plain" aria-label={`Remove ${name}`} onClick={() => void run(remove('note', note), { toast: true })}>
              Remove
            </Button>
          </>
        )}
      </div>
      {isEditing && !isReadOnly ? (
        <TextField
          place="cell"
          code
          label={`Text of the note ${name}, in Markdown`}
          value={note.text}
          commit={(text) => kept(edit('note', note, { text }, `Wrote in the note “${name}”`))}
          lines={8}
        />
      ) : (
        <div className={styles['noteText']}>{note.text === '' ? <p className={styles['none']}>Nothing written yet.</p> : <Markdown text={note.text} />}</div>
      )}
    </article>
  )
}
