import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { WorkspaceSummary } from '#shared/ipc/shapes'
import { showStart, switchWorkspace } from './boot'
import { roomOf } from './rooms'
import { go } from './router'
import styles from './shell.module.css'

/** The name of the workspace, and the others on this computer. */
export function WorkspaceMenu() {
  const open = useAppSelector(({ workspace }) => workspace.open)
  const [known, setKnown] = useState<readonly WorkspaceSummary[]>([])
  const look = async (): Promise<void> => {
    const answer = await ask('workspace:list', {})
    if (answer.ok) setKnown(answer.value.workspaces)
  }
  return (
    <Menu position="bottom-start" onOpen={() => void look()} width={280}>
      <Menu.Target>
        <button type="button" className={styles['workspaceName']} aria-label={`Workspace ${open?.name ?? 'none'}. Switch`}>
          <span className={styles['workspaceWords']}>{open?.name ?? 'New workspace'}</span>
          <IconChevronDown size={16} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.length > 0 && <Menu.Label>Workspaces</Menu.Label>}
        {known.map(({ id, name, kind }) => (
          <Menu.Item
            key={id}
            leftSection={id === open?.id ? <IconCheck size={14} stroke={1.5} aria-label="open" /> : <span className={styles['noMark']} />}
            rightSection={kind === 'own' ? undefined : <span className={styles['beside']}>{kind}</span>}
            onClick={() => void (id === open?.id ? undefined : switchWorkspace(id))}
          >
            {name}
          </Menu.Item>
        ))}
        {known.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={showStart}>
          New workspace
        </Menu.Item>
        {roomOf('settings') !== undefined && open !== undefined && (
          <Menu.Item leftSection={<span className={styles['noMark']} />} onClick={() => go('settings', { section: 'data' })}>
            Rename, delete, where the data lies
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
