import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField } from '#features/fields'
import { create, edit, type Fields, remove } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import type { Release } from '#shared/model/release'
import type { WorkItem } from '#shared/model/scope'
import styles from './release.module.css'
import { usePeople } from './use-people'
import { workItemKindChoices, workItemStateChoices } from './words'

/** The work items delivered with a release, as their own trackers know them. */
export function WorkItems({ release, items }: { readonly release: Release; readonly items: readonly WorkItem[] }) {
  const people = usePeople()
  const keep = (item: WorkItem, patch: Fields<'work-item'>) => kept(edit('work-item', item, patch))
  const nameOf = ({ key, title }: WorkItem): string => key || title || 'work item'
  const columns: readonly RecordColumn<WorkItem>[] = [
    {
      id: 'key',
      head: 'Key',
      width: 118,
      cell: (item) => <TextField place="cell" label={`Key of ${item.title}`} value={item.key} commit={(key) => keep(item, { key: key.trim() })} />,
    },
    {
      id: 'title',
      head: 'Work item',
      cell: (item) => <TextField place="cell" label={`Title of ${nameOf(item)}`} value={item.title} commit={(title) => keep(item, { title: title.trim() })} />,
    },
    {
      id: 'kind',
      head: 'Kind',
      width: 104,
      cell: (item) => (
        <ChoiceField place="cell" label={`Kind of ${nameOf(item)}`} value={item.kind} choices={workItemKindChoices} commit={(kind) => keep(item, { kind })} />
      ),
    },
    {
      id: 'state',
      head: 'State',
      width: 124,
      cell: (item) => (
        <ChoiceField
          place="cell"
          label={`State of ${nameOf(item)}`}
          value={item.state}
          choices={workItemStateChoices}
          commit={(state) => keep(item, { state })}
        />
      ),
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 160,
      cell: (item) => (
        <TextField
          place="cell"
          label={`Owner of ${nameOf(item)}`}
          value={item.owner}
          commit={(owner) => keep(item, { owner: owner.trim() })}
          suggestions={people}
        />
      ),
    },
  ]
  return (
    <section className={styles['block']} aria-label="Work items">
      <h2>Work items</h2>
      {items.length === 0 && <p className={styles['none']}>No work item yet. Features and defects from your tracker make the release notes.</p>}
      {items.length > 0 && (
        <RecordTable
          label="Work items"
          columns={columns}
          rows={items}
          nameOf={nameOf}
          onRemove={(item) => void run(remove('work-item', item), { toast: true })}
          onMove={({ id }, direction) => void run(reorder('work-item', id, direction, items, orderBetween))}
        />
      )}
      <NewField
        label="New work item"
        make={(title) => kept(create('work-item', newId(), { of: `release/${release.id}`, title, order: orderBetween(items.at(-1)?.order ?? '', '') }))}
      />
    </section>
  )
}
