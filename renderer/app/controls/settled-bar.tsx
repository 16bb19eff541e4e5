import styles from './marks.module.css'

/** How many of how many, with a small bar before it: "11 of 12". */
export function SettledBar({ done, of }: { readonly done: number; readonly of: number }) {
  if (of === 0) return <span className={styles['progress']}>none</span>
  return (
    <span className={styles['progress']}>
      <svg className={styles['track']} width="44" height="6" aria-hidden>
        <rect className={done === of ? styles['whole'] : undefined} width={(44 * done) / of} height="6" />
      </svg>
      {done} of {of}
    </span>
  )
}
