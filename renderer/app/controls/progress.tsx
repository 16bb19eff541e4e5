import { numberText } from '../format'
import { cancelJob, type Job, timeLeft } from '../jobs'
import styles from './progress.module.css'

/** What is going on, how many of how many, the time left, and Cancel. */
export function Progress({ job, now }: { readonly job: Job; readonly now: number }) {
  const { id, what, done, of, cancelled } = job
  const left = timeLeft(job, now)
  return (
    <span className={styles['progress']}>
      {what}
      <progress className={styles['bar']} aria-label={what} {...(of > 0 ? { value: done, max: of } : {})} />
      {of > 0 && ` ${numberText(done)} of ${numberText(of)}`}
      {left !== undefined && left >= 1_000 && `, ${secondsText(left)} left`}
      {cancelled ? (
        ' stopping'
      ) : (
        <button type="button" className={styles['cancel']} onClick={() => cancelJob(id)}>
          Cancel
        </button>
      )}
    </span>
  )
}

function secondsText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
