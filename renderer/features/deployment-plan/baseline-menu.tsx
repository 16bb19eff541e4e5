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
  readonly chosen: Baseline | undefined
  readonly onChoose: (baseline: string | undefined) => void
  readonly onCompare: () => void
  readonly onRefused: (words: string) => void
  readonly canTake: boolean
}

/** Which baseline is drawn under the bars, how the plan has moved against it, and taking another one. */
export function BaselineMenu({ data, chosen, onChoose, onCompare, onRefused, canTake }: BaselineMenuProps) {
  const { plan, tasks, schedule, baselines, zone } = data
  const take = async (): Promise<void> => {
    const now = Date.now()
    const id = newId()
    const taken = await run(takeBaseline(plan, `Baseline ${dateWords(instant(now), zone)}`, id, now, tasks, schedule), { toast: true })
    if (taken.ok) onChoose(id)
    else onRefused(taken.failure.message)
  }
  useCommand('take-baseline', canTake ? () => void take() : undefined)
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <button type="button" className={styles['window']} aria-haspopup="menu" data-on={chosen !== undefined}>
          <IconHistory size={16} stroke={1.5} aria-hidden />
          {chosen === undefined ? 'Baseline' : `Baseline ${dateWords(chosen.taken.slice(0, 10), zone)}`}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {baselines.length > 0 && (
          <>
            <Menu.RadioGroup value={chosen?.id ?? ''} onChange={(id) => onChoose(id === '' ? undefined : id)}>
              <Menu.RadioItem value="">None drawn</Menu.RadioItem>
              {baselines.map(({ id, title, taken }) => (
                <Menu.RadioItem key={id} value={id}>
                  {title || 'Baseline'}, {dateWords(taken, zone)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Divider />
            <Menu.Item disabled={chosen === undefined} onClick={onCompare}>
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
