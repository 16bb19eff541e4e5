import { Menu } from '@mantine/core'
import { perform } from '#app/actions'
import { HeadMenu } from '#app/controls/head-menu'
import { go } from '#app/router'
import { run } from '#data/run'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { edit, remove } from '#shared/commands/edit'
import { takeOffHold } from '#shared/commands/hold'
import { movePlan } from '#shared/commands/move-plan'
import { moveRelease } from '#shared/commands/move-release'
import type { RootRecord } from '#shared/log/apply'
import type { Plan } from '#shared/model/plan'
import type { Release, ReleaseState } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { Asked } from './asked'
import { missingFor, movesOf, releaseFacts } from './release-facts'

interface MovesAndMoreProps {
  readonly record: RootRecord
  readonly release: Release
  /** Shows under the tabs what is asked or missing. */
  readonly onAsk: (asked: Asked | undefined) => void
}

/** The head's buttons: the moves forward, and in the menu all that is wanted more seldom. */
export function MovesAndMore({ record, release, onAsk }: MovesAndMoreProps) {
  const isReadOnly = useReadOnly()
  const roots = useAppSelector(rootRecords)
  if (isReadOnly) return null
  const facts = releaseFacts(roots, record, release)
  const { forward, others } = movesOf(release)
  const name = releaseName(release)
  const planMove = planMoveOf(record)
  const move = async (to: ReleaseState): Promise<void> => {
    const moved = await run(moveRelease(facts, to), { toast: true })
    onAsk(moved.ok ? undefined : { kind: 'refused', to })
  }
  const removeIt = async (): Promise<void> => {
    const removed = await run(remove('release', release, `Removed the release “${name}”`), { toast: true })
    if (removed.ok) go('portfolio')
  }
  return (
    <HeadMenu
      forward={forward}
      others={others}
      isReady={(to) => missingFor(facts, to).length === 0}
      onMove={(to) => void move(to)}
      isHeld={release.onHold.held}
      onHold={() => onAsk({ kind: 'hold' })}
      onTakeOffHold={() => void run(takeOffHold('release', release), { toast: true })}
      removal="Remove the release"
      onRemove={() => void removeIt()}
    >
      <Menu.Item onClick={() => void run(edit('release', release, { pinned: !release.pinned }, `${release.pinned ? 'Unpinned' : 'Pinned'} “${name}”`))}>
        {release.pinned ? 'Unpin from the navigation' : 'Pin to the navigation'}
      </Menu.Item>
      {planMove !== undefined && (
        <Menu.Item onClick={() => void run(movePlan(planMove.plan, planMove.to, viewsOf(record, 'task')), { toast: true })}>{planMove.words}</Menu.Item>
      )}
      <Menu.Item onClick={() => onAsk({ kind: 'copy' })}>Copy as the next release</Menu.Item>
      <Menu.Item onClick={() => void perform('export-bundle')}>Export as bundle</Menu.Item>
    </HeadMenu>
  )
}

/** Approving a plan that has tasks, or unlocking one that is approved and does not run yet. */
function planMoveOf(record: RootRecord): { readonly plan: Plan; readonly to: 'draft' | 'approved'; readonly words: string } | undefined {
  const plan = viewsOf(record, 'plan').find(({ rehearsal }) => !rehearsal)
  if (plan === undefined) return undefined
  if (plan.state === 'approved') return { plan, to: 'draft', words: 'Take the plan back to draft' }
  const hasTasks = viewsOf(record, 'task').some((task) => task.plan === plan.id)
  return plan.state === 'draft' && hasTasks ? { plan, to: 'approved', words: 'Approve the plan, which locks it' } : undefined
}
