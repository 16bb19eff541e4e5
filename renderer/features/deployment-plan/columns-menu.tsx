import { Popover } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import styles from './deployment-plan.module.css'
import { type PlanningColumn, planningColumnNames } from './planning-columns'

interface ColumnsMenuProps {
  readonly shown: readonly PlanningColumn[]
  readonly onShown: (shown: readonly PlanningColumn[]) => void
}

const hints: { readonly [column in PlanningColumn]: string } = {
  low: 'shortest duration thought possible',
  high: 'longest duration thought possible',
  undo: 'minutes to take a step back',
  environment: 'where the step is done',
  calendar: 'working hours it keeps to',
  constraint: 'when it may start or end',
  startVariance: '+ starts later than in the baseline',
  variance: '+ ends later than in the baseline',
  freeFloat: 'can wait so long without moving another',
  critical: 'share of runs in which it drives the end',
  end80: 'by when it has ended in 80 of 100 runs',
}

const all = Object.keys(planningColumnNames).filter((id): id is PlanningColumn => id in planningColumnNames)

/** Which columns of planning stand beside the usual ones. */
export function ColumnsMenu({ shown, onShown }: ColumnsMenuProps) {
  return (
    <Popover position="bottom-start" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={styles['window']}>
          <IconColumns size={16} stroke={1.5} aria-hidden />
          Columns
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <fieldset className={styles['columns']}>
          <legend className={styles['columnsHead']}>Beside the usual columns</legend>
          {all.map((id) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={shown.includes(id)}
                onChange={(event) =>
                  onShown(event.currentTarget.checked ? all.filter((one) => one === id || shown.includes(one)) : shown.filter((one) => one !== id))
                }
              />
              <span>
                {planningColumnNames[id]} <span className={styles['quiet']}>{hints[id]}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
