import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './button'

interface Move<S extends string> {
  readonly to: S
  readonly words: string
}

interface HeadMenuProps<S extends string> {
  readonly forward: readonly Move<S>[]
  readonly others: readonly Move<S>[]
  readonly isReady: (to: S) => boolean
  readonly onMove: (to: S) => void
  readonly isHeld: boolean
  readonly onHold: () => void
  readonly onTakeOffHold: () => void
  /** What else the menu offers, between the hold and the removal. */
  readonly children?: ReactNode
  readonly removal: string
  readonly onRemove: () => void
}

/** The buttons in the head of a page with states: the moves forward, and in the menu all that is wanted more seldom. */
export function HeadMenu<S extends string>(props: HeadMenuProps<S>) {
  const { forward, others, isReady, onMove, children } = props
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
            <Menu.Item key={to} onClick={() => onMove(to)}>
              {words}
            </Menu.Item>
          ))}
          {others.length > 0 && <Menu.Divider />}
          {props.isHeld ? <Menu.Item onClick={props.onTakeOffHold}>Take off hold</Menu.Item> : <Menu.Item onClick={props.onHold}>Put on hold</Menu.Item>}
          {children}
          <Menu.Divider />
          <Menu.Item onClick={props.onRemove}>{props.removal}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {forward.map(({ to, words }, at) => (
        <Button key={to} kind={at === forward.length - 1 && isReady(to) ? 'primary' : 'default'} onClick={() => onMove(to)}>
          {words}
        </Button>
      ))}
    </>
  )
}
