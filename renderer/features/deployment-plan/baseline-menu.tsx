import { Menu } from '@mantine/core'
import { IconChevronDown, IconHistory } from '@tabler/icons-react'
import { useCommand } from '#app/actions'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { takeBaseline } from '#shared/commands/take-baseline'
import { dateWords } from '#shared/commands/when-words'
import type { Baseline } from '#shared/model/monitoring'
import { instant } from '#shared/model/when'
import styles from './deployment-plan.module.css'
import type { PlanData } from './use-plan'

interface BaselineMenuProps {
  /** The plan as it stands: of what is only tried no baseline is taken. */
  readonly data: PlanData
  readonly chosen: readonly Baseline[]
  readonly onChoose: (baselines: readonly string[]) => void
  readonly onCompare: () => void
  readonly onRefused: (words: string) => void
  readonly canTake: boolean
}

/** Which baselines are drawn under the bars, how the plan has moved against them, and taking another one. */
export function BaselineMenu({ data, chosen, onChoose, onCompare, onRefused, canTake }: BaselineMenuProps) {
  const { plan, tasks, schedule, baselines, zone } = data
  const ids = chosen.map(({ id }) => id)
  const [only] = chosen
  const take = async (): Promise<void> => {
    const now = Date.now()
    const id = newId()
    const taken = await run(takeBaseline(plan, `Baseline ${dateWords(instant(now), zone)}`, id, now, tasks, schedule), { toast: true })
    if (taken.ok) onChoose([id, ...ids])
    else onRefused(taken.failure.message)
  }
  useCommand('take-baseline', canTake ? () => void take() : undefined)
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <button type="button" className={styles['window']} aria-haspopup="menu" data-on={chosen.length > 0}>
          <IconHistory size={16} stroke={1.5} aria-hidden />
          {only === undefined ? 'Baseline' : chosen.length > 1 ? `${chosen.length} baselines` : `Baseline ${dateWords(only.taken.slice(0, 10), zone)}`}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {baselines.length > 0 && (
          <>
            <Menu.Label>Compared with now; the latest three of them are drawn</Menu.Label>
            {baselines.map(({ id, title, taken }) => (
              <Menu.CheckboxItem
                key={id}
                checked={ids.includes(id)}
                closeMenuOnClick={false}
                onChange={(isChosen) => onChoose(isChosen ? [...ids, id] : ids.filter((one) => one !== id))}
              >
                {title || 'Baseline'}, {dateWords(taken, zone)}
              </Menu.CheckboxItem>
            ))}
            <Menu.Divider />
            <Menu.Item disabled={only === undefined} onClick={onCompare}>
              Compare with the plan
            </Menu.Item>
          </>
        )}
        {canTake && <Menu.Item onClick={() => void take()}>Take a baseline</Menu.Item>}
        {!canTake && baselines.length === 0 && <Menu.Item disabled>No baseline was taken</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
