import { Menu } from '@mantine/core'
import { IconFilterPlus, IconLayoutRows } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { store, useAppDispatch, useAppSelector } from '#data/store'
import { type Column, ColumnsMenu } from '#features/table'
import { type Condition, choiceFields, type FilterContext, withCondition, withoutField } from './filter'
import { FilterChip } from './filter-chip'
import { arranged, filterSet, selectDefinition } from './filter-slice'
import { wordsOfField } from './filter-words'
import { MenuChoice } from './menu-choice'
import styles from './portfolio.module.css'
import type { ReleaseRow, RowContext } from './release-row'
import { type Grouping, groupings } from './view-definition'

interface FilterBarProps {
  readonly rows: readonly ReleaseRow[]
  readonly columns: readonly Column<ReleaseRow>[]
  readonly context: RowContext
  readonly filterContext: FilterContext
}

const fields = ['text', ...choiceFields, 'target', 'out'] as const satisfies readonly Condition['field'][]

/** A condition that holds nothing back yet, for its chip to be filled in. */
function begun(field: Condition['field']): Condition {
  switch (field) {
    case 'text':
      return { field, text: '' }
    case 'target':
    case 'out':
      return { field, range: { kind: 'days', from: '', to: '' } }
    default:
      return { field, is: false, values: [] }
  }
}

/** The chips of the filter, each editable in place; at the right how the releases are grouped and drawn. */
export function FilterBar({ rows, columns, context, filterContext }: FilterBarProps) {
  const { filter, group, layout } = useAppSelector(selectDefinition)
  const dispatch = useAppDispatch()
  const [open, setOpen] = useState<Condition['field']>()
  const set = (condition: Condition): void => void dispatch(filterSet(withCondition(selectDefinition(store.getState()).filter, condition)))
  const add = (field: Condition['field']): void => {
    if (!filter.some((condition) => condition.field === field)) set(begun(field))
    setOpen(field)
  }
  useCommand('filter', () => add('text'))
  const unused = fields.filter((field) => !filter.some((condition) => condition.field === field))
  return (
    <search className={styles['bar']} aria-label="Filter" data-area="filter-bar" tabIndex={-1}>
      <div className={styles['chips']}>
        {filter.map((condition) => (
          <FilterChip
            key={condition.field}
            condition={condition}
            rows={rows}
            levels={context.workspace.levelWords}
            context={filterContext}
            isOpen={open === condition.field}
            onOpen={(isOpen) => setOpen(isOpen ? condition.field : undefined)}
            onChange={set}
            onRemove={() => dispatch(filterSet(withoutField(filter, condition.field)))}
          />
        ))}
        {unused.length > 0 && (
          <Menu position="bottom-start" returnFocus={false}>
            <Menu.Target>
              <Button kind="quiet" icon={<IconFilterPlus size={16} stroke={1.5} aria-hidden />}>
                Add filter
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {unused.map((field) => (
                <Menu.Item key={field} onClick={() => add(field)}>
                  {wordsOfField(field)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={styles['arrange']}>
        <MenuChoice
          label="Group"
          icon={<IconLayoutRows size={16} stroke={1.5} aria-hidden />}
          value={group}
          values={groupings}
          words={groupWords}
          onChoose={(next) => dispatch(arranged({ group: next }))}
        />
        <ColumnsMenu columns={columns} layout={layout} onLayout={(next) => dispatch(arranged({ layout: next }))} />
      </div>
    </search>
  )
}

const groupWords: Readonly<Record<Grouping, string>> = { none: 'none', area: 'Service area', team: 'Team', state: 'State', type: 'Type', quarter: 'Quarter' }
