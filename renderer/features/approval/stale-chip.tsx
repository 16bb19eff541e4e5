import { Popover } from '@mantine/core'
import { IconWritingOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import styles from './approval.module.css'
import { doubtWords } from './approval-words'
import { type Doubtful, useDoubtful } from './doubtful'
import { Doubts } from './doubts'

/** The pen of an approval that no longer counts. */
export const StaleIcon = () => <IconWritingOff size={14} stroke={1.5} aria-hidden />

/** Chip of what no longer has the approval that it had; pressing it says which field, was, is, who and when. Nothing where all is well. */
export function StaleChip({ subjects }: { readonly subjects: readonly string[] }) {
  const doubtful = useDoubtful()
  const found = subjects.filter((subject) => doubtful.has(subject))
  return found.length === 0 ? null : <Shown subjects={found} doubtful={doubtful} />
}

function Shown({ subjects, doubtful }: { readonly subjects: readonly string[]; readonly doubtful: Doubtful }) {
  const [isOpen, setOpen] = useState(false)
  const isStale = subjects.some((subject) => doubtful.get(subject)?.state === 'stale')
  const words = doubtWords[isStale ? 'stale' : 'unsupported']
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={380} trapFocus returnFocus closeOnEscape withRoles={false}>
      <Popover.Target>
        <span>
          <Chip tone="stale" icon={<StaleIcon />} label={`${words}, why?`} onClick={() => setOpen(!isOpen)}>
            {words}
          </Chip>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words}>
        <div className={styles['why']}>
          <h2>{words}</h2>
          <Doubts subjects={subjects} onDone={() => setOpen(false)} />
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
