import { IconLock, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '#app/controls/button'
import { bytesText } from '#app/format'
import { useAppSelector } from '#data/store'
import styles from './bundle.module.css'
import { closeBundle, closeProblem } from './bundle-actions'
import { selectBundle } from './bundle-slice'

/** On top of every room while a bundle is shown: that it is one, and the way back. Also where an export or opening that failed says why. */
export function ReadOnlyStrip() {
  const kind = useAppSelector(({ workspace }) => workspace.open?.kind)
  const closed = useAppSelector(({ workspace }) => workspace.open?.pack?.closed ?? '')
  const name = useAppSelector(({ workspace }) => workspace.open?.name ?? '')
  const { verdict, problem } = useAppSelector(selectBundle)
  const what = verdict === undefined ? `Bundle ${name}` : `Bundle ${verdict.file}, ${bytesText(verdict.bytes)}`
  return (
    <>
      {problem !== '' && (
        <div className={styles['problem']} role="alert">
          <span>{problem}</span>
          <IconButton label="Close message" onClick={closeProblem}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </div>
      )}
      {kind === 'pack' && (
        <section className={styles['strip']} aria-label="Meeting pack">
          <span className={styles['stripWords']}>
            <IconLock size={16} stroke={1.5} aria-hidden />
            <b>Meeting pack</b> {verdict?.file ?? name}.{' '}
            {closed === '' ? 'You can vote and declare a conflict of interest; everything else is read-only.' : closed}
          </span>
          <Button onClick={() => void closeBundle()}>Close pack</Button>
        </section>
      )}
      {kind === 'bundle' && (
        <section className={styles['strip']} aria-label="Read-only">
          <span className={styles['stripWords']}>
            <IconLock size={16} stroke={1.5} aria-hidden />
            <b>Read-only</b> {what}, opened beside your workspace. Nothing here can be changed.
          </span>
          <Button onClick={() => void closeBundle()}>Close bundle</Button>
        </section>
      )}
    </>
  )
}
