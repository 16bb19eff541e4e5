import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { back } from '#app/router'
import { run } from '#data/run'
import { useReadOnly } from '#features/fields'
import { remove } from '#shared/commands/edit'
import { takeOffHold } from '#shared/commands/hold'
import { moveChange } from '#shared/commands/move-change'
import type { RootRecord } from '#shared/log/apply'
import type { Change, ChangeState } from '#shared/model/change'
import type { Asked } from './asked'
import { changeFacts, missingFor, movesOf } from './change-facts'
import { changeName } from './change-words'

interface ChangeMovesProps {
  readonly record: RootRecord
  readonly change: Change
  readonly onAsk: (asked: Asked | undefined) => void
}

/** The head's buttons: the moves of the change's model, and in the menu all that is wanted more seldom. */
export function ChangeMoves({ record, change, onAsk }: ChangeMovesProps) {
  if (useReadOnly()) return null
  const facts = changeFacts(record, change)
  const { forward, others } = movesOf(facts)
  const move = async (to: ChangeState): Promise<void> => {
    const moved = await run(moveChange(facts, to), { toast: true })
    onAsk(moved.ok ? undefined : { kind: 'refused', to })
  }
  const removeIt = async (): Promise<void> => {
    const removed = await run(remove('change', change, `Removed the change “${changeName(change)}”`), { toast: true })
    if (removed.ok) back()
  }
  return (
    <>
      <Menu position="bottom-end" width={220}>
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
          {change.onHold.held ? (
            <Menu.Item onClick={() => void run(takeOffHold('change', change), { toast: true })}>Take off hold</Menu.Item>
          ) : (
            <Menu.Item onClick={() => onAsk({ kind: 'hold' })}>Put on hold</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => void removeIt()}>Remove the change</Menu.Item>
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
