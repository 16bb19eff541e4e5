import { VisuallyHidden } from '@mantine/core'
import styles from './changes-table.module.css'

interface FieldChange {
  readonly key: string
  readonly field: string
  /** As people read it; '' is nothing. */
  readonly was: string
  readonly now: string
}

/** What an entry of the log changed: each field with before and after. */
export function ChangesTable({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <table className={styles['changes']}>
      <caption>
        <VisuallyHidden>What it changed</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, field, was, now }) => (
          <tr key={key}>
            <th scope="row">{field}</th>
            <td>{was === '' ? <span className={styles['nothing']}>nothing</span> : <del>{was}</del>}</td>
            <td>{now === '' ? <span className={styles['nothing']}>nothing</span> : <ins>{now}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
