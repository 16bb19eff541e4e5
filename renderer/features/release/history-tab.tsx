import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Keys } from '#app/controls/keys'
import { countText } from '#app/format'
import { useReadOnly } from '#features/fields'
import { HistoryList } from './history-list'
import styles from './release.module.css'
import { useHistory } from './use-history'

const portion = 50

/** Every entry about a release or change, newest first. */
export function HistoryTab({ about, record }: { readonly about: string; readonly record: unknown }) {
  const [take, setTake] = useState(portion)
  const { rows, inAll, problem } = useHistory(about, take, record)
  const isReadOnly = useReadOnly()
  if (problem !== '') return <p role="alert">{problem}</p>
  return (
    <div className={styles['block']}>
      <p className={styles['lead']}>
        {countText(inAll, 'entry', 'entries')} about it, signed and kept for good.{' '}
        {!isReadOnly && (
          <>
            <Keys keys="Mod+Z" /> takes back your last step, as a new entry.
          </>
        )}
      </p>
      <HistoryList rows={rows} />
      {rows.length < inAll && <Button onClick={() => setTake(Math.min(1000, take + portion * 2))}>Show more of {inAll}</Button>}
    </div>
  )
}
