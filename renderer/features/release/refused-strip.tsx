import { Button } from '#app/controls/button'
import { goToPlace, type PagePlace } from './places'
import styles from './release.module.css'
import { CloseStrip } from './strip-form'

interface RefusedStripProps {
  /** What the move is called on its button. */
  readonly words: string
  readonly missing: readonly { readonly code: string; readonly words: string }[]
  /** Where each missing guard is mended, by its code. */
  readonly places: Readonly<Record<string, PagePlace>>
  readonly onMove: () => void
  readonly onClose: () => void
}

/** What a refused move still waits for, each with the way to its place; it shrinks as things are done. */
export function RefusedStrip({ words, missing, places, onMove, onClose }: RefusedStripProps) {
  const waits = missing.length === 1 ? 'one thing' : `${missing.length} things`
  return (
    <section className={`${styles['strip']} ${missing.length === 0 ? '' : styles['missing']}`} role="alert" aria-label={`${words}: what is missing`}>
      <div className={styles['stripWords']}>
        <strong>{missing.length === 0 ? 'Nothing is missing now.' : `“${words}” waits for ${waits}.`}</strong>
        <ul className={styles['guards']}>
          {missing.map(({ code, words: why }) => {
            const place = places[code]
            return (
              <li key={code}>
                {why}{' '}
                {place !== undefined && (
                  <button type="button" className={styles['link']} onClick={() => goToPlace(place)}>
                    Go to {place.words}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      {missing.length === 0 && (
        <Button kind="primary" onClick={onMove}>
          {words}
        </Button>
      )}
      <CloseStrip onClose={onClose} />
    </section>
  )
}
