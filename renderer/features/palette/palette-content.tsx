import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { perform } from '#app/actions'
import { Keys } from '#app/controls/keys'
import { numberText } from '#app/format'
import styles from './palette.module.css'
import { goToEntity } from './palette-place'
import { PaletteRowView } from './palette-row'
import { useRecent } from './recent'
import { type PaletteRow, useRows } from './use-rows'

/** The field and what it finds: a combobox whose list is always open (WAI-ARIA). Arrows go, Enter opens or does. */
export function PaletteContent({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [recent, remember] = useRecent()
  const { groups, found, pending } = useRows(typed, recent)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = groups.flatMap((group) => group.rows)
  const at = Math.min(active, rows.length - 1)
  const rowId = (index: number): string => `${id}-${index}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled to when another row becomes the active one.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])

  const choose = (row: PaletteRow | undefined): void => {
    if (row === undefined || (row.kind === 'command' && row.offered.why !== undefined)) return
    onClose()
    remember(row.key)
    // After the palette has given the focus back: what is opened may take it.
    if (row.kind === 'entity') requestAnimationFrame(() => void goToEntity(row.row.place))
    else requestAnimationFrame(() => void perform(row.offered.command.id))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const page = 8
    const to = { ArrowDown: (at + 1) % Math.max(1, rows.length), ArrowUp: at <= 0 ? rows.length - 1 : at - 1, PageDown: at + page, PageUp: at - page }[
      event.key
    ]
    if (to !== undefined) setActive(Math.max(0, Math.min(rows.length - 1, to)))
    else if (event.key === 'Enter') choose(rows[at])
    else return
    event.preventDefault()
  }

  let index = -1
  return (
    <>
      <div className={styles['field']}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          className={styles['input']}
          aria-label="Find a release, change, person or command"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={rows.length === 0 ? undefined : rowId(at)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        {found !== undefined && (
          <span className={styles['count']} role="status">
            {numberText(found.count)} of {numberText(found.of)}
            {pending > 0 && ', still reading'}
          </span>
        )}
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className={styles['list']}>
        {groups.map(({ title, rows: members }, group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is no fieldset.
          <div key={title} role="group" aria-labelledby={`${id}-group-${group}`}>
            <div id={`${id}-group-${group}`} className={styles['title']}>
              {title}
            </div>
            {members.map((row) => {
              index += 1
              const own = index
              return (
                <PaletteRowView
                  key={row.key}
                  id={rowId(own)}
                  row={row}
                  typed={typed.startsWith('>') ? typed.slice(1) : typed}
                  isActive={own === at}
                  onPoint={() => setActive(own)}
                  onChoose={() => choose(row)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {rows.length === 0 && (
        <p className={styles['none']}>
          Nothing is called so, and no text holds all of these words. Fewer letters find more{pending > 0 && '; the index is still being built'}.
        </p>
      )}
      <div className={styles['foot']}>
        <span>
          <Keys keys="Enter" /> open or do
        </span>
        <span>
          <Keys keys="&gt;" /> commands only
        </span>
        <span>
          <Keys keys="Esc" /> close
        </span>
      </div>
    </>
  )
}
