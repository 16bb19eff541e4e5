import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from '#app/controls/button'
import styles from './portfolio.module.css'

interface MenuChoiceProps<T extends string> {
  readonly label: string
  readonly icon: ReactNode
  readonly value: T
  readonly values: readonly T[]
  readonly words: Readonly<Record<T, string>>
  readonly onChoose: (value: T) => void
}

/** A button that says what is chosen: "Group: Service area". */
export function MenuChoice<T extends string>({ label, icon, value, values, words, onChoose }: MenuChoiceProps<T>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button kind="quiet" icon={icon}>
          {label}: {words[value]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {values.map((each) => (
          <Menu.Item
            key={each}
            leftSection={each === value ? <IconCheck size={14} stroke={1.5} aria-label="chosen" /> : <span className={styles['noMark']} />}
            onClick={() => onChoose(each)}
          >
            {words[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
