import { Modal } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import type { GanttChoice } from './build-others'
import styles from './gantt-print.module.css'
import { printGantt } from './print-commands'

/** Fetched when somebody prints. */
const GanttPrintForm = lazy(async () => ({ default: (await import('./gantt-print-form')).GanttPrintForm }))

interface GanttPrintProps {
  readonly source: GanttChoice['source']
  readonly filter?: string
  /** What is offered first: the stretch that holds everything, epoch milliseconds. NaN where nothing is planned. */
  readonly from: number
  readonly to: number
}

/** The button "Print" of a Gantt with what it asks first: which stretch, at what scale, and how each page will look. */
export function GanttPrint({ source, filter = '', from, to }: GanttPrintProps) {
  const isPlanned = from <= to
  const [isOpen, setOpen] = useState(false)
  const open = (): void => setOpen(true)
  // On a release's page the command prints its whole plan.
  useCommand('print', isPlanned && source.of === 'portfolio' ? open : undefined)
  if (!isPlanned) return null
  return (
    <>
      <Button icon={<IconPrinter size={16} stroke={1.5} aria-hidden />} aria-haspopup="dialog" onClick={open}>
        {source.of === 'plan' ? 'Print Gantt' : 'Print'}
      </Button>
      {/* The library counts pixels in its own rem; a calculation it leaves alone. */}
      <Modal.Root opened={isOpen} onClose={() => setOpen(false)} centered size="calc(1056px)">
        <Modal.Overlay />
        <Modal.Content>
          {/* The library's own head is a landmark, and would be the window's second banner. */}
          <div className={styles['head']}>
            <Modal.Title>Print the Gantt</Modal.Title>
            <Modal.CloseButton aria-label="Close without printing" />
          </div>
          <Modal.Body>
            <Suspense>
              <GanttPrintForm
                source={source}
                filter={filter}
                from={from}
                to={to}
                onPrint={(choice) => {
                  setOpen(false)
                  void printGantt(choice)
                }}
              />
            </Suspense>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}
