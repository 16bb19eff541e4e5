import { initialsOf } from '../format'
import styles from './marks.module.css'

/** A person's initials in a disc; the whole name is its title and what a screen reader says. */
export function PersonMark({ name }: { readonly name: string }) {
  if (name === '') return null
  return (
    <span className={styles['person']} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  )
}

/** Initials and name. */
export function Person({ name }: { readonly name: string }) {
  if (name === '') return null
  return (
    <span className={styles['state']}>
      <span className={styles['person']} aria-hidden>
        {initialsOf(name)}
      </span>
      {name}
    </span>
  )
}
