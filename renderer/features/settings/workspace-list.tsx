import { useState } from 'react'
import { switchWorkspace } from '#app/boot'
import { Button } from '#app/controls/button'
import { confirm } from '#app/controls/confirm'
import { bytesText, instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { ask } from '#data/bridge'
import { useAppDispatch } from '#data/store'
import { workspaceRenamed } from '#data/workspace-slice'
import type { WorkspaceSummary } from '#shared/ipc/shapes'
import styles from './settings.module.css'

interface WorkspaceListProps {
  readonly workspaces: readonly WorkspaceSummary[]
  /** The one that this window shows. */
  readonly open: string | undefined
  readonly onChanged: () => void
}

/** The workspaces of this computer: open another, rename, move to the trash. */
export function WorkspaceList({ workspaces, open, onChanged }: WorkspaceListProps) {
  const [problem, setProblem] = useState('')
  return (
    <>
      <table className={styles['workspaces']} aria-label="Workspaces">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col" className={styles['end']}>
              Size
            </th>
            <th scope="col">Last opened</th>
            <th scope="col">Do</th>
          </tr>
        </thead>
        <tbody>
          {workspaces.map((workspace) => (
            <WorkspaceRow
              key={`${workspace.id} ${workspace.name}`}
              workspace={workspace}
              isOpen={workspace.id === open}
              onChanged={onChanged}
              onProblem={setProblem}
            />
          ))}
        </tbody>
      </table>
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </>
  )
}

interface WorkspaceRowProps {
  readonly workspace: WorkspaceSummary
  readonly isOpen: boolean
  readonly onChanged: () => void
  readonly onProblem: (problem: string) => void
}

const kinds: Readonly<Record<WorkspaceSummary['kind'], string>> = { own: 'own', sample: 'sample', bundle: 'bundle', pack: 'meeting pack' }

function WorkspaceRow({ workspace: { id, name, kind, bytes, opened }, isOpen, onChanged, onProblem }: WorkspaceRowProps) {
  const zone = useZone()
  const now = useMinute()
  const dispatch = useAppDispatch()
  const [typed, setTyped] = useState(name)
  const rename = async (): Promise<void> => {
    const words = typed.trim()
    if (words === name) return onProblem('')
    if (words === '') return onProblem('Give the workspace a name.')
    const renamed = await ask('workspace:rename', { id, name: words })
    if (!renamed.ok) return onProblem(renamed.failure.message)
    onProblem('')
    if (isOpen) dispatch(workspaceRenamed(words))
    onChanged()
  }
  const trash = async (): Promise<void> => {
    const yes = await confirm({
      title: `Move “${name}” to the trash? ${bytesText(bytes)}.`,
      detail: 'It leaves this computer’s list with its whole journal. Until the system’s trash is emptied, its folder can be put back.',
      yes: 'Move to the trash',
      danger: true,
    })
    if (!yes) return
    const gone = await ask('workspace:trash', { id })
    onProblem(gone.ok ? '' : gone.failure.message)
    onChanged()
  }
  return (
    <tr>
      <td>
        <input
          className={styles['input']}
          aria-label={`Name of workspace ${name}`}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void rename()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void rename()
            if (event.key === 'Escape') setTyped(name)
          }}
        />
      </td>
      <td>{kinds[kind]}</td>
      <td className={styles['end']}>{bytesText(bytes)}</td>
      <td>{opened === '' ? 'never' : instantText(Date.parse(opened), zone, { now, weekday: true })}</td>
      <td className={styles['actions']}>
        {isOpen ? (
          <span className={styles['here']}>open here</span>
        ) : (
          <Button aria-label={`Open ${name}`} onClick={() => void switchWorkspace(id).then((shown) => onProblem(shown.ok ? '' : shown.failure.message))}>
            Open
          </Button>
        )}
        <Button kind="quiet" aria-label={`Move ${name} to the trash`} onClick={() => void trash()}>
          Move to the trash
        </Button>
      </td>
    </tr>
  )
}
