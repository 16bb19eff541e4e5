import { Chip } from '#app/controls/chip'
import { State } from '#app/controls/state-mark'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { AttentionChips } from './attention-chips'
import styles from './release.module.css'
import { outcomeWords } from './words'

/** Beside the name: the state, how it ended, the hold with its reason, and what asks somebody to decide. */
export function ReleaseMarks({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const { state, outcome, onHold } = release
  return (
    <span className={styles['marks']}>
      <State state={state} />
      {outcome !== '' && <Chip tone={outcome === 'failed' || outcome === 'backed-out' ? 'danger' : 'neutral'}>{outcomeWords[outcome]}</Chip>}
      {onHold.held && (
        <span title={onHold.reason}>
          <State state="on-hold" />
        </span>
      )}
      <AttentionChips record={record} release={release} />
    </span>
  )
}
