import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import styles from './palette.module.css'
import { PaletteContent } from './palette-content'

/** Find or do (Ctrl or Cmd K): one field for every entity and every command. Stands once in the window. */
export function Palette() {
  const [isOpen, setOpen] = useState(false)
  useCommand('palette', () => setOpen(true))
  return (
    <Modal.Root
      opened={isOpen}
      onClose={() => setOpen(false)}
      padding={0}
      size={620}
      transitionProps={{ duration: 0 }}
      classNames={{ inner: styles['inner'] ?? '', content: styles['content'] ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0} />
      <Modal.Content aria-label="Find or do">
        <Modal.Body>
          <PaletteContent onClose={() => setOpen(false)} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
