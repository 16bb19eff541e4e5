import { Popover } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { dateText } from '#app/format'
import { useZone } from '#app/preferences'
import { parseWhen } from '#app/when-text'
import { dayAfter, dayStart } from '#shared/calendar/period'
import type { GanttChoice } from './build-others'
import styles from './gantt-print.module.css'
import { printGantt } from './print-commands'

interface GanttPrintProps {
  readonly source: GanttChoice['source']
  readonly filter?: string
  /** What is offered first: the stretch that holds everything, epoch milliseconds. NaN where nothing is planned. */
  readonly from: number
  readonly to: number
}

const mostAcross = 12

/** The button "Print" of a Gantt with what it asks first: which days, and on how many pages side by side. */
export function GanttPrint({ source, filter = '', from, to }: GanttPrintProps) {
  const zone = useZone()
  const isPlanned = from <= to
  const [isOpen, setOpen] = useState(false)
  const open = (): void => setOpen(true)
  // On a release's page the command prints its whole plan.
  useCommand('print', isPlanned && source.of === 'portfolio' ? open : undefined)
  if (!isPlanned) return null
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          icon={<IconPrinter size={16} stroke={1.5} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => (isOpen ? setOpen(false) : open())}
        >
          {source.of === 'plan' ? 'Print Gantt' : 'Print'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Print the Gantt">
        <Panel
          first={dateText(from, zone)}
          last={dateText(to, zone)}
          onPrint={(stretch) => {
            setOpen(false)
            void printGantt({ source, filter, ...stretch })
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

interface PanelProps {
  readonly first: string
  readonly last: string
  readonly onPrint: (stretch: Pick<GanttChoice, 'from' | 'to' | 'across'>) => void
}

function Panel({ first: offeredFirst, last: offeredLast, onPrint }: PanelProps) {
  const zone = useZone()
  const [first, setFirst] = useState(offeredFirst)
  const [last, setLast] = useState(offeredLast)
  const [across, setAcross] = useState(1)
  const [refusal, setRefusal] = useState({ first: '', last: '' })
  const print = (): void => {
    const asked = { zone, now: Date.now(), wanted: 'day' } as const
    const begin = parseWhen(first, asked)
    const end = parseWhen(last, asked)
    const none = 'Write a day, such as 5 Dec 2026.'
    const wrong = {
      first: !begin.ok ? begin.failure.message : begin.value === '' ? none : '',
      last: !end.ok
        ? end.failure.message
        : end.value === ''
          ? none
          : begin.ok && end.value < begin.value
            ? 'It lies before the first day. Write a later one.'
            : '',
    }
    setRefusal(wrong)
    // Days are whole: the last one is printed to its end.
    if (begin.ok && end.ok && wrong.first === '' && wrong.last === '') {
      onPrint({ across, from: dayStart(begin.value, zone), to: dayStart(dayAfter(end.value, 1), zone) })
    }
  }
  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        print()
      }}
    >
      <TextField label="First day" value={first} onChange={setFirst} refusal={refusal.first} autoFocus />
      <TextField label="Last day" value={last} onChange={setLast} refusal={refusal.last} />
      <label className={styles['across']}>
        Pages side by side
        <select value={across} onChange={(event) => setAcross(Number(event.target.value))}>
          {Array.from({ length: mostAcross }, (_, at) => at + 1).map((pages) => (
            <option key={pages} value={pages}>
              {pages}
            </option>
          ))}
        </select>
      </label>
      <p className={styles['hint']}>More pages give each day more room. Every page has the time axis and the names of its rows.</p>
      <Button kind="primary" type="submit">
        Print into a file
      </Button>
    </form>
  )
}
