import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { CheckField, kept, NewField, type RecordColumn, RecordTable, TextField, WhenField } from '#features/fields'
import { addRiskAction, tickRiskAction } from '#shared/commands/add-risk'
import { edit, type Fields, remove } from '#shared/commands/edit'
import type { Risk } from '#shared/model/risk'
import type { RiskAction } from '#shared/model/risk-action'
import { instant } from '#shared/model/when'
import styles from './release.module.css'
import { usePeople } from './use-people'

interface RiskActionsProps {
  readonly risk: Risk
  readonly actions: readonly RiskAction[]
  readonly onEditRisk: (patch: Fields<'risk'>) => Promise<string | undefined>
}

/** What a risk consists of and what is done about it, under its row. */
export function RiskActions({ risk, actions, onEditRisk }: RiskActionsProps) {
  const people = usePeople()
  const keep = (action: RiskAction, patch: Fields<'risk-action'>) => kept(edit('risk-action', action, patch))
  const nameOf = ({ title }: RiskAction): string => title || 'action'
  const columns: readonly RecordColumn<RiskAction>[] = [
    {
      id: 'done',
      head: 'Done',
      width: 48,
      cell: (action) => (
        <CheckField
          place="cell"
          label={`Done: ${nameOf(action)}`}
          value={action.progress.state === 'done'}
          commit={() => kept(tickRiskAction(action, instant(Date.now())))}
        />
      ),
    },
    {
      id: 'title',
      head: 'Action',
      cell: (action) => (
        <TextField place="cell" label={`Title of ${nameOf(action)}`} value={action.title} commit={(title) => keep(action, { title: title.trim() })} />
      ),
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 160,
      cell: (action) => (
        <TextField
          place="cell"
          label={`Owner of ${nameOf(action)}`}
          value={action.owner}
          commit={(owner) => keep(action, { owner: owner.trim() })}
          suggestions={people}
        />
      ),
    },
    {
      id: 'due',
      head: 'Due',
      width: 120,
      cell: (action) => <WhenField place="cell" label={`Due date of ${nameOf(action)}`} value={action.due} commit={(due) => keep(action, { due })} />,
    },
  ]
  return (
    <div className={styles['below']}>
      <div className={styles['riskTexts']}>
        <TextField label="Cause" value={risk.cause} commit={(cause) => onEditRisk({ cause: cause.trim() })} />
        <TextField label="Event" value={risk.event} commit={(event) => onEditRisk({ event: event.trim() })} />
        <TextField label="Consequence" value={risk.consequence} commit={(consequence) => onEditRisk({ consequence: consequence.trim() })} />
        <TextField label="Mitigation" value={risk.mitigation} commit={(mitigation) => onEditRisk({ mitigation: mitigation.trim() })} lines={2} />
      </div>
      {actions.length > 0 && (
        <RecordTable
          label={`Actions of ${risk.number || risk.title}`}
          columns={columns}
          rows={actions}
          nameOf={nameOf}
          onRemove={(action) => void run(remove('risk-action', action), { toast: true })}
        />
      )}
      <NewField
        shown="New action"
        label={`New action for ${risk.number || risk.title}`}
        make={(title) => kept(addRiskAction(risk, newId(), title, orderBetween(actions.at(-1)?.order ?? '', '')))}
      />
    </div>
  )
}
