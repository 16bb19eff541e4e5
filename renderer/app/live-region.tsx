import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { hearAnnouncements } from './announce'

/** Where `announce` is heard; stands once in the window. */
export function LiveRegion() {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  useEffect(() => hearAnnouncements((words) => setSaid(({ turn }) => ({ words, turn: turn + 1 }))), [])
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={said.turn}>{said.words}</span>
    </VisuallyHidden>
  )
}
