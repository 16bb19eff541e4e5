import { useCallback, useEffect, useState } from 'react'
import { perform } from '#app/actions'
import { Button } from '#app/controls/button'
import { Fact, Facts } from '#app/controls/facts'
import { bytesText, countText } from '#app/format'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { Answer } from '#shared/ipc'
import type { WorkspaceSummary } from '#shared/ipc/shapes'
import { isFromFile } from '#shared/ipc/shapes'
import { spokenKey } from '#shared/log/device-id'
import { SettingGroup } from './setting'
import styles from './settings.module.css'
import { WorkspaceList } from './workspace-list'

const protections: Readonly<Record<string, string>> = {
  system: 'The system’s key store keeps it.',
  none: 'This system has no key store: whoever can read your files can sign as you.',
}

/** Where the open workspace lies, and all workspaces of this computer. */
export function DataSettings() {
  const open = useAppSelector((state) => state.workspace.open)
  const [workspaces, setWorkspaces] = useState<readonly WorkspaceSummary[]>([])
  const look = useCallback(async () => {
    const answer = await ask('workspace:list', {})
    if (answer.ok) setWorkspaces(answer.value.workspaces)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another open workspace stands for another list.
  useEffect(() => void look(), [look, open])
  return (
    <>
      {open !== undefined && (
        <SettingGroup title={`Where “${open.name}” lies`}>
          {isFromFile(open.kind) ? (
            <p>It is open from its file. Nothing of it is kept on this computer{open.kind === 'pack' ? ' but what you sign in it' : ''}.</p>
          ) : (
            <Where />
          )}
        </SettingGroup>
      )}
      <SettingGroup title="Workspaces on this computer">
        <WorkspaceList workspaces={workspaces} open={open?.id} onChanged={() => void look()} />
      </SettingGroup>
    </>
  )
}

function Where() {
  const [where, setWhere] = useState<Answer<'workspace:where'>>()
  const [problem, setProblem] = useState('')
  // Every command adds to it.
  const heads = useAppSelector(({ workspace }) => workspace.heads)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heads stand for entries that have come.
  useEffect(() => {
    let isWanted = true
    void ask('workspace:where', {}).then((answer) => {
      if (!isWanted) return
      if (answer.ok) setWhere(answer.value)
      else setProblem(answer.failure.message)
    })
    return () => {
      isWanted = false
    }
  }, [heads])
  if (problem !== '') return <p role="alert">{problem}</p>
  if (where === undefined) return null
  const { folder, bytes, entries, device, keyProtection } = where
  return (
    <>
      <Facts>
        <Fact label="Folder">
          <code className={styles['path']}>{folder}</code>
        </Fact>
        <Fact label="Size">
          {bytesText(bytes)}, {countText(entries, 'entry', 'entries')}
        </Fact>
        <Fact label="Your key">
          <code>{spokenKey(device)}</code>
          <span className={styles['under']}>
            It signs what you do on this computer. Read it out to whoever opens a bundle of yours, so that they can trust it.{' '}
            {protections[keyProtection] ?? keyProtection}
          </span>
        </Fact>
      </Facts>
      <p className={styles['hint']}>
        Everything stays in this folder: the journal, which is the truth, and attached files. What the window reads is made from it anew when it is lost.
      </p>
      <div>
        <Button onClick={() => void ask('workspace:show-folder', {}).then((shown) => setProblem(shown.ok ? '' : shown.failure.message))}>Open folder</Button>
        <Button onClick={() => void perform('export-portfolio')}>Export whole portfolio as bundle</Button>
      </div>
      <p className={styles['hint']}>
        A bundle of everything: one signed file with all releases and their history, to hand on or to keep. It opens read-only anywhere.
      </p>
    </>
  )
}
