import { viewsOf } from '#data/select'
import { tryingField, useWouldDo } from '#features/conflicts'
import { ChoiceField, type Commit, kept, TextField, WhenField } from '#features/fields'
import { edit, type Fields } from '#shared/commands/edit'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { AffectedField } from './affected-field'
import { DependenciesField } from './dependencies-field'
import { OverviewAside } from './overview-aside'
import styles from './release.module.css'
import { usePeople, useTeams } from './use-people'
import { outcomeChoices, typeChoices } from './words'

/** The facts of a release, edited where they stand, and beside them what one asks first. */
export function OverviewTab({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const people = usePeople()
  const teams = useTeams()
  const keep =
    <F extends keyof Fields<'release'>>(field: F): Commit<Release[F]> =>
    (value) =>
      kept(edited(field, value))
  const edited = <F extends keyof Fields<'release'>>(field: F, value: Release[F]) =>
    edit('release', release, { [field]: typeof value === 'string' ? value.trim() : value })
  const wouldDo = useWouldDo()
  const tried = <F extends keyof Fields<'release'>>(field: F) => tryingField((value: Release[F]) => edited(field, value))
  return (
    <div className={styles['overview']}>
      <div className={styles['facts']}>
        <TextField label="Name" name="name" value={release.name} commit={keep('name')} strong />
        <TextField label="Version" name="version" value={release.version} commit={keep('version')} />
        <TextField label="Number" value={release.number} commit={keep('number')} />
        <ChoiceField label="Type" value={release.type} choices={typeChoices} commit={keep('type')} wouldDo={(type) => wouldDo(edited('type', type))} />
        <TextField label="Owner" name="owner" value={release.owner} {...tried('owner')} suggestions={people} />
        <TextField label="Team" value={release.team} commit={keep('team')} suggestions={teams} />
        <WhenField label="Planned start" value={release.plannedStart} commit={keep('plannedStart')} />
        <WhenField label="Target" name="target" value={release.target} {...tried('target')} />
        <WhenField label="Went out" value={release.actual} {...tried('actual')} />
        <ChoiceField label="Outcome" name="outcome" value={release.outcome} choices={outcomeChoices} commit={keep('outcome')} />
        <AffectedField of={`release/${release.id}`} kind="service" affected={viewsOf(record, 'affects')} />
        <DependenciesField release={release} dependencies={viewsOf(record, 'release-dependency')} />
        <TextField label="Objective" value={release.objective} commit={keep('objective')} lines={2} empty="What it is for" />
        <TextField label="Description" value={release.description} commit={keep('description')} lines={3} empty="What it brings, and what changes for whom" />
      </div>
      <OverviewAside record={record} release={release} />
    </div>
  )
}
