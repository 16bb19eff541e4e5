import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Labels and values in two columns, as the inspector shows facts; its children are `Fact`s. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
