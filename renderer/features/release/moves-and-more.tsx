import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { perform } from '#app/actions'
import { Button } from '#app/controls/button'
import { go } from '#app/router'
import { run } from '#data/run'
import { viewsOf } from '#data/select'
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
  if (isReadOnly) return null
  const facts = releaseFacts(record, release)
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
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button aria-haspopup="menu">
            More
            <IconChevronDown size={16} stroke={1.5} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(({ to, words }) => (
            <Menu.Item key={to} onClick={() => void move(to)}>
              {words}
            </Menu.Item>
          ))}
          {others.length > 0 && <Menu.Divider />}
          {release.onHold.held ? (
            <Menu.Item onClick={() => void run(takeOffHold('release', release), { toast: true })}>Take off hold</Menu.Item>
          ) : (
            <Menu.Item onClick={() => onAsk({ kind: 'hold' })}>Put on hold</Menu.Item>
          )}
          <Menu.Item onClick={() => void run(edit('release', release, { pinned: !release.pinned }, `${release.pinned ? 'Unpinned' : 'Pinned'} “${name}”`))}>
            {release.pinned ? 'Unpin from the navigation' : 'Pin to the navigation'}
          </Menu.Item>
          {planMove !== undefined && (
            <Menu.Item onClick={() => void run(movePlan(planMove.plan, planMove.to, viewsOf(record, 'task')), { toast: true })}>{planMove.words}</Menu.Item>
          )}
          <Menu.Item onClick={() => onAsk({ kind: 'copy' })}>Copy as the next release</Menu.Item>
          <Menu.Item onClick={() => void perform('export-bundle')}>Export as bundle</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void removeIt()}>Remove the release</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {forward.map(({ to, words }, at) => (
        <Button key={to} kind={at === forward.length - 1 && missingFor(facts, to).length === 0 ? 'primary' : 'default'} onClick={() => void move(to)}>
          {words}
        </Button>
      ))}
    </>
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
