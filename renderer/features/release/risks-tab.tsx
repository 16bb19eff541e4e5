import { useState } from 'react'
import { Button } from '#app/controls/button'
import { go } from '#app/router'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { ReleaseLevel } from '#features/change-risk'
import { ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField, WhenField } from '#features/fields'
import { addRisk, removeRisk } from '#shared/commands/add-risk'
import { edit, type Fields } from '#shared/commands/edit'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import type { Risk } from '#shared/model/risk'
import { RatingField } from './rating-field'
import styles from './release.module.css'
import { RiskActions } from './risk-actions'
import { usePeople } from './use-people'
import { useWorkspace } from './use-workspace'
import { responseChoices, riskStateChoices } from './words'

/** The register of one release, each risk a row, its actions folded under it. */
export function RisksTab({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const people = usePeople()
  const workspace = useWorkspace()
  const all = useAppSelector(selectViews('risk'))
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const risks = viewsOf(record, 'risk')
  const actions = viewsOf(record, 'risk-action')
  const keep = (risk: Risk, patch: Fields<'risk'>) => kept(edit('risk', risk, patch))
  const nameOf = ({ number, title }: Risk): string => number || title || 'risk'
  const fold = (id: string): void => {
    const next = new Set(unfolded)
    if (!next.delete(id)) next.add(id)
    setUnfolded(next)
  }
  const columns: readonly RecordColumn<Risk>[] = [
    { id: 'number', head: 'Number', width: 76, isPlain: true, cell: ({ number }) => number },
    {
      id: 'title',
      head: 'Risk',
      cell: (risk) => (
        <TextField
          place="cell"
          label={`Title of ${nameOf(risk)}`}
          value={risk.title}
          commit={(title) => keep(risk, { title: title.trim() })}
          title={risk.title}
        />
      ),
    },
    { id: 'inherent', head: 'Inherent', width: 116, cell: (risk) => <RatingField risk={risk} rating="inherent" workspace={workspace} /> },
    { id: 'residual', head: 'Residual', width: 116, cell: (risk) => <RatingField risk={risk} rating="residual" workspace={workspace} /> },
    {
      id: 'response',
      head: 'Response',
      width: 92,
      cell: (risk) => (
        <ChoiceField
          place="cell"
          label={`Response to ${nameOf(risk)}`}
          value={risk.response}
          choices={responseChoices}
          commit={(response) => keep(risk, { response })}
        />
      ),
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 132,
      cell: (risk) => (
        <TextField
          place="cell"
          label={`Owner of ${nameOf(risk)}`}
          value={risk.owner}
          commit={(owner) => keep(risk, { owner: owner.trim() })}
          suggestions={people}
        />
      ),
    },
    {
      id: 'due',
      head: 'Due',
      width: 120,
      cell: (risk) => <WhenField place="cell" label={`Due date of ${nameOf(risk)}`} value={risk.due} commit={(due) => keep(risk, { due })} />,
    },
    {
      id: 'state',
      head: 'State',
      width: 104,
      cell: (risk) => (
        <ChoiceField place="cell" label={`State of ${nameOf(risk)}`} value={risk.state} choices={riskStateChoices} commit={(state) => keep(risk, { state })} />
      ),
    },
    {
      id: 'actions',
      head: 'Actions',
      width: 84,
      isPlain: true,
      cell: (risk) => {
        const own = actions.filter((action) => action.risk === risk.id)
        const done = own.filter(({ progress }) => progress.state === 'done').length
        return (
          <button
            type="button"
            className={styles['link']}
            aria-expanded={unfolded.has(risk.id)}
            aria-label={`Actions of ${nameOf(risk)}`}
            onClick={() => fold(risk.id)}
          >
            {own.length === 0 ? 'none' : `${done} of ${own.length}`}
          </button>
        )
      },
    },
  ]
  return (
    <section className={styles['block']} aria-label="Risks of the release">
      <ReleaseLevel release={release.id} />
      <div className={styles['blockHead']}>
        <h2>Risk register</h2>
        <Button onClick={() => go('risks', { release: release.id })}>Open in the matrix</Button>
      </div>
      {risks.length === 0 && <p className={styles['none']}>No risk yet. Write what may happen and what it would do; likelihood and impact give its level.</p>}
      {risks.length > 0 && (
        <RecordTable
          label="Risks"
          columns={columns}
          rows={risks}
          nameOf={nameOf}
          onRemove={(risk) => void run(removeRisk(risk, actions), { toast: true })}
          under={(risk) =>
            unfolded.has(risk.id) ? (
              <RiskActions risk={risk} actions={actions.filter((action) => action.risk === risk.id)} onEditRisk={(patch) => keep(risk, patch)} />
            ) : null
          }
        />
      )}
      <NewField
        label="New risk"
        make={(title) =>
          kept(
            addRisk(
              newId(),
              { of: `release/${release.id}`, title, owner: release.owner },
              all.map(({ number }) => number),
            ),
          )
        }
      />
    </section>
  )
}
