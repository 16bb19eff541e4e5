import type { ReactNode } from 'react'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { Covered } from '#features/approval'
import { AssessedLevel } from '#features/change-risk'
import { tryingField, useWouldDo } from '#features/conflicts'
import { CheckField, ChoiceField, type Commit, kept, TextField, useReadOnly, WhenField } from '#features/fields'
import { AffectedField, RiskMark, usePeople, useTeams } from '#features/release'
import { edit, type Fields } from '#shared/commands/edit'
import type { RootRecord } from '#shared/log/apply'
import type { Change } from '#shared/model/change'
import styles from './change.module.css'
import { ChangeAside } from './change-aside'
import { closeCodeChoices, impactChoices, riskChoices, typeChoices, typeWords } from './change-words'

/** Everything an approver must see on one page, in the order of the CAB card (field.md 2.2): facts, why, how, if it fails, tests, how it ended. */
export function FactsTab({ record, change }: { readonly record: RootRecord; readonly change: Change }) {
  const people = usePeople()
  const teams = useTeams()
  const environments = useAppSelector(selectViews('environment'))
  const isReadOnly = useReadOnly()
  const affected = viewsOf(record, 'affects')
  const of = `change/${change.id}`
  const keep =
    <F extends keyof Fields<'change'>>(field: F): Commit<Change[F]> =>
    (value) =>
      kept(edited(field, value))
  const edited = <F extends keyof Fields<'change'>>(field: F, value: Change[F]) =>
    edit('change', change, { [field]: typeof value === 'string' ? value.trim() : value })
  const wouldDo = useWouldDo()
  const tried = <F extends keyof Fields<'change'>>(field: F) => tryingField((value: Change[F]) => edited(field, value))
  // Another type is another path through the states: it is chosen while the change is new.
  const isTypeOpen = change.state === 'new' && !isReadOnly
  const custom = Object.entries(change.custom)
  return (
    <div className={styles['columns']}>
      <div className={styles['fields']}>
        <Part title="Facts">
          <TextField label="Number" name="number" value={change.number} commit={keep('number')} />
          <Covered subject={of} what="the short description">
            <TextField label="Short description" name="shortDescription" value={change.shortDescription} commit={keep('shortDescription')} strong />
          </Covered>
          <TextField label="Requested by" value={change.requestedBy} commit={keep('requestedBy')} suggestions={people} />
          <AffectedField of={of} kind="service" affected={affected} />
          <AffectedField of={of} kind="ci" affected={affected} />
          {isTypeOpen ? (
            <ChoiceField
              label="Type"
              name="type"
              value={change.type}
              choices={typeChoices}
              commit={keep('type')}
              wouldDo={(type) => wouldDo(edited('type', type))}
            />
          ) : (
            <Told label="Type" hint={isReadOnly ? '' : 'Changes only while the change is new.'}>
              {typeWords[change.type]}
            </Told>
          )}
          <Covered subject={of} what="the planned start">
            <WhenField label="Planned start" name="plannedStart" value={change.plannedStart} {...tried('plannedStart')} />
          </Covered>
          <Covered subject={of} what="the planned end">
            <WhenField label="Planned end" name="plannedEnd" value={change.plannedEnd} {...tried('plannedEnd')} />
          </Covered>
          <Told label="Assessed risk">
            <AssessedLevel change={change.id} />
          </Told>
          <ChoiceField
            label="Risk as stated"
            name="risk"
            value={change.risk}
            choices={riskChoices}
            commit={keep('risk')}
            mark={<RiskMark risk={change.risk} />}
          />
          <Covered subject={of} what="the impact">
            <ChoiceField label="Impact" name="impact" value={change.impact} choices={impactChoices} commit={keep('impact')} />
          </Covered>
          <TextField label="Priority" value={change.priority} commit={keep('priority')} />
          <TextField label="Category" value={change.category} commit={keep('category')} />
          <TextField label="Environment" value={change.environment} {...tried('environment')} suggestions={environments.map(({ name }) => name)} />
          <TextField label="Assignment group" value={change.assignmentGroup} commit={keep('assignmentGroup')} suggestions={teams} />
          <TextField label="Assigned to" value={change.assignedTo} {...tried('assignedTo')} suggestions={people} />
          <CheckField label="CAB required" value={change.cabRequired} commit={keep('cabRequired')} />
        </Part>
        <Part title="Why">
          <Covered subject={of} what="the description">
            <TextField label="Description" value={change.description} commit={keep('description')} lines={3} />
          </Covered>
          <Covered subject={of} what="the justification">
            <TextField label="Justification" name="justification" value={change.justification} commit={keep('justification')} lines={2} />
          </Covered>
        </Part>
        <Part title="How">
          <Covered subject={of} what="the implementation plan">
            <TextField label="Implementation plan" name="implementationPlan" value={change.implementationPlan} commit={keep('implementationPlan')} lines={4} />
          </Covered>
          <Covered subject={of} what="the risk and impact analysis">
            <TextField label="Risk and impact" value={change.riskAndImpactAnalysis} commit={keep('riskAndImpactAnalysis')} lines={3} />
          </Covered>
        </Part>
        <Part title="If it fails">
          <Covered subject={of} what="the back-out plan">
            <TextField label="Back-out plan" name="backoutPlan" value={change.backoutPlan} commit={keep('backoutPlan')} lines={3} />
          </Covered>
        </Part>
        <Part title="Tests">
          <Covered subject={of} what="the test plan">
            <TextField label="Test plan" name="testPlan" value={change.testPlan} commit={keep('testPlan')} lines={3} />
          </Covered>
        </Part>
        <Part title="How it ended">
          <WhenField label="Actual start" value={change.actualStart} commit={keep('actualStart')} />
          <WhenField label="Actual end" value={change.actualEnd} commit={keep('actualEnd')} />
          <ChoiceField label="Close code" name="closeCode" value={change.closeCode} choices={closeCodeChoices} commit={keep('closeCode')} />
          <TextField label="Close notes" value={change.closeNotes} commit={keep('closeNotes')} lines={2} />
        </Part>
        {custom.length > 0 && (
          <Part title="Further columns of its import">
            {custom.map(([header, value]) => (
              <Told key={header} label={header}>
                {value}
              </Told>
            ))}
          </Part>
        )}
      </div>
      <ChangeAside record={record} change={change} />
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A fact that is not edited here. */
function Told({ label, hint = '', children }: { readonly label: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className={styles['told']}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['value']}>
        {children} {hint !== '' && <span className={styles['quiet']}>{hint}</span>}
      </span>
    </div>
  )
}
