import { go } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { ConditionList } from '#features/conditions'
import { idOf } from '#shared/model/entity-id'
import type { AgendaRow } from './agenda-rows'
import styles from './panes.module.css'

/** What the approval demands; open conditions hold the scheduling back. Then the way on. */
export function Conditions({ row }: { readonly row: AgendaRow }) {
  const canEdit = useCanEdit()
  const { approval, item } = row
  const { state, conditions, openConditions } = approval
  if (state !== 'valid' && state !== 'stale') return null
  return (
    <>
      {conditions.length > 0 && (
        <div className={styles['settled']}>
          <h4>Conditions</h4>
          <ConditionList label="Conditions of the decision" conditions={conditions} />
        </div>
      )}
      {state === 'valid' && canEdit && item.subject.startsWith('change/') && (
        <p className={styles['next']}>
          {openConditions.length === 0 ? 'Nothing holds the scheduling back.' : 'Open conditions hold the scheduling back.'}{' '}
          <button type="button" className={styles['link']} onClick={() => go('change', { id: idOf(item.subject) })}>
            Go to the change
          </button>
        </p>
      )}
    </>
  )
}
