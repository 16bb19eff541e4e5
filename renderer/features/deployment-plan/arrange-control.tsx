import styles from './arrange-control.module.css'
import { type Arrangement, planGroupings } from './arranged-plan'

interface ArrangeControlProps {
  readonly arrangement: Arrangement
  readonly hidden: number
  readonly onArrange: (arrangement: Arrangement) => void
}

const words = { stage: 'Stage', environment: 'Environment', owner: 'Owner' } as const

/** Which rows of a plan show, and what they stand below. */
export function ArrangeControl({ arrangement, hidden, onArrange }: ArrangeControlProps) {
  const { grouping, text } = arrangement
  return (
    <div className={styles['control']}>
      <label className={styles['label']}>
        Filter
        <input
          type="search"
          className={styles['field']}
          value={text}
          onChange={(event) => onArrange({ ...arrangement, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') onArrange({ ...arrangement, text: '' })
          }}
        />
      </label>
      <label className={styles['label']}>
        Group by
        <select
          className={styles['field']}
          value={grouping}
          onChange={(event) => onArrange({ ...arrangement, grouping: planGroupings.find((known) => known === event.target.value) ?? 'stage' })}
        >
          {planGroupings.map((known) => (
            <option key={known} value={known}>
              {words[known]}
            </option>
          ))}
        </select>
      </label>
      <span role="status">{hidden === 0 ? '' : `${hidden} not shown`}</span>
    </div>
  )
}
