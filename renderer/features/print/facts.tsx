import { Fragment, type ReactNode } from 'react'

interface FactsProps {
  readonly rows: readonly (readonly [name: string, value: ReactNode])[]
  /** Two beside each other, for short values. */
  readonly inPairs?: boolean
}

/** Names and values; what has no value is left out. */
export function Facts({ rows, inPairs = false }: FactsProps) {
  return (
    <dl className={inPairs ? 'facts pairs' : 'facts'}>
      {rows
        .filter(([, value]) => value !== '' && value !== undefined)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
