import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { takeDropped } from '#data/bridge'
import { store } from '#data/store'
import { openBundle } from '#features/bundle'
import { droppedAs } from './dropped-files'
import styles from './file-drop.module.css'
import { go } from './router'
import { toast } from './toast'

/** Files dropped anywhere on the window, and what is said while they hang over it. */
export function FileDrop() {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      void take([...(event.dataTransfer?.files ?? [])])
    }
    const heard = { dragover: over, dragleave: leave, drop } as const
    for (const name of ['dragover', 'dragleave', 'drop'] as const) window.addEventListener(name, heard[name])
    return () => {
      for (const name of ['dragover', 'dragleave', 'drop'] as const) window.removeEventListener(name, heard[name])
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={styles['over']}>
      <p className={styles['words']}>
        <IconFileImport size={24} stroke={1.5} aria-hidden />
        Drop a bundle or meeting pack to open it; a table, plan, calendar or ballots to look at them first. Nothing is imported before you say so.
      </p>
    </div>
  )
}

async function take(files: readonly File[]): Promise<void> {
  const as = droppedAs(files.map(({ name }) => name))
  if (as.kind === 'refused') return toast(as.message)
  if (as.kind !== 'bundle' && store.getState().workspace.open === undefined) return toast('Open or start a workspace first: a file is imported into one.')
  const taken = await takeDropped(files)
  if (!taken.ok)
    return toast(
      taken.failure.code === 'refused' ? 'It can’t be read from where it was dragged. Save it into a folder, and drop it from there.' : taken.failure.message,
    )
  const [first] = taken.value.files
  if (first === undefined) return
  if (as.kind === 'bundle') await openBundle(first)
  else if (as.kind === 'table') await import('#features/import').then(({ importDropped }) => importDropped(first))
  else {
    await import('#features/ballot').then(({ readBallots }) => readBallots(taken.value.files))
    go('cab', { view: 'ballots' })
  }
}
