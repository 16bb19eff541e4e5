import { InspectorSection } from '#app/controls/inspector'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { newId, orderBetween } from '#data/identity'
import { selectRoot, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { kept, NewField, TextField, useReadOnly, WhenField } from '#features/fields'
import { addRiskAction, tickRiskAction } from '#shared/commands/add-risk'
import { edit } from '#shared/commands/edit'
import type { Risk } from '#shared/model/risk'
import type { RiskAction } from '#shared/model/risk-action'
import { instant } from '#shared/model/when'
import styles from './details.module.css'

/** What is done about a risk: ticked when it is done, added at the end. */
export function RiskActions({ risk }: { readonly risk: Risk }) {
  const record = useAppSelector(selectRoot(risk.of))
  const actions = viewsOf(record, 'risk-action').filter((action) => action.risk === risk.id)
  const done = actions.filter(({ progress }) => progress.state === 'done').length
  const add = (title: string): Promise<string | undefined> => kept(addRiskAction(risk, newId(), title, orderBetween(actions.at(-1)?.order ?? '', '')))
  return (
    <InspectorSection title="Actions" {...(actions.length === 0 ? {} : { beside: `${done} of ${actions.length} done` })}>
      {actions.length > 0 && (
        <ul className={styles['actions']}>
          {actions.map((action) => (
            <Action key={action.id} action={action} />
          ))}
        </ul>
      )}
      <NewField label="New action" make={add} />
    </InspectorSection>
  )
}

function Action({ action }: { readonly action: RiskAction }) {
  const zone = useZone()
  const now = useMinute()
  const isReadOnly = useReadOnly()
  const { progress, title, owner, due } = action
  const set = (patch: Parameters<typeof edit<'risk-action'>>[2]): Promise<string | undefined> => kept(edit('risk-action', action, patch))
  return (
    <li>
      <input
        type="checkbox"
        aria-label={`${title}, done`}
        checked={progress.state === 'done'}
        aria-disabled={isReadOnly}
        onChange={() => {
          if (!isReadOnly) void kept(tickRiskAction(action, instant(Date.now())))
        }}
      />
      <div className={styles['action']}>
        <TextField label={`Title of action ${title}`} place="cell" value={title} commit={(next) => set({ title: next })} />
        {progress.state === 'done' ? (
          <p className={styles['note']}>
            Done, {whenText(progress.at.slice(0, 10), zone, { now })}
            {owner === '' ? '' : `, ${owner}`}
          </p>
        ) : (
          <div className={styles['who']}>
            <TextField label={`Owner of action ${title}`} place="cell" value={owner} empty="No owner" commit={(next) => set({ owner: next })} />
            <WhenField label={`Due of action ${title}`} place="cell" wanted="day" value={due} commit={(next) => set({ due: next })} />
          </div>
        )}
      </div>
    </li>
  )
}
