import { IconArrowBackUp, IconDiamond, IconFlag, IconHandStop, IconMessage2, IconTerminal2 } from '@tabler/icons-react'
import type { Task } from '#shared/model/task'

const icons = { manual: IconHandStop, automated: IconTerminal2, communication: IconMessage2, checkpoint: IconFlag, milestone: IconDiamond } as const

export const kindWords: { readonly [kind in Task['kind']]: string } = {
  manual: 'Manual',
  automated: 'Automated',
  communication: 'Message',
  checkpoint: 'Checkpoint',
  milestone: 'Milestone',
  summary: 'Stage',
}

/** The icon of a task's kind, which stands before its title; steps of the back-out have their own. */
export function TaskIcon({ task, backOut }: { readonly task: Task; readonly backOut: boolean }) {
  if (task.kind === 'summary') return null
  const Icon = backOut ? IconArrowBackUp : icons[task.kind]
  return <Icon size={16} stroke={1.5} aria-hidden />
}
