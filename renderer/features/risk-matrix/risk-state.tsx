import { State, StateMark } from '#app/controls/state-mark'
import type { Risk } from '#shared/model/risk'
import styles from './details.module.css'

/** Open, closed, or occurred: what was feared has happened. */
export function RiskState({ state }: { readonly state: Risk['state'] }) {
  if (state !== 'occurred') return <State state={state} />
  return (
    <span className={styles['occurred']}>
      <StateMark state="failed" />
      Occurred
    </span>
  )
}
