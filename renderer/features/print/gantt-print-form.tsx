import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { useZone } from '#app/preferences'
import type { GanttBody } from '#shared/print/gantt-body'
import { type GanttChoice, ganttDocument } from './build-others'
import { GanttPreview } from './gantt-preview'
import styles from './gantt-print.module.css'
import { type GanttScale, lengths, mostPages, offeredStretch, pagesAcross, readStretch } from './gantt-stretch'

interface GanttPrintFormProps {
  readonly source: GanttChoice['source']
  readonly filter: string
  readonly from: number
  readonly to: number
  readonly onPrint: (choice: GanttChoice) => void
}

const sideBySide = 12

/** What is printed at the left, each page as it will come out at the right. Nothing is printed before it was seen. */
export function GanttPrintForm({ source, filter, from: offeredFrom, to: offeredTo, onPrint }: GanttPrintFormProps) {
  const zone = useZone()
  const [texts, setTexts] = useState(() => offeredStretch(offeredFrom, offeredTo, zone))
  const [scale, setScale] = useState<GanttScale>({ pages: 1 })
  const [chartOnly, setChartOnly] = useState(false)
  const stretch = readStretch(texts, zone, Date.now())
  const { from, to, refusal } = stretch
  const isRead = refusal.from === '' && refusal.to === ''
  const across = isRead ? pagesAcross(scale, from, to) : 1
  const tooMany = across > mostPages ? `This is ${across} pages side by side; at most ${mostPages} are printed. Take more time a page.` : ''
  const choice = useMemo((): GanttChoice => ({ source, filter, from, to, across, chartOnly }), [source, filter, from, to, across, chartOnly])
  const drawn = useDeferredValue(isRead && tooMany === '' ? choice : undefined)
  const document = useMemo(() => {
    const made = drawn === undefined ? undefined : ganttDocument(drawn)
    return made?.ok === true && made.value.body.kind === 'gantt' ? { head: made.value.head, body: made.value.body as GanttBody } : undefined
  }, [drawn])
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRead && tooMany === '') onPrint(choice)
      }}
    >
      <div className={styles['panel']}>
        <TextField label="From" value={texts.from} onChange={(text) => setTexts({ ...texts, from: text })} refusal={refusal.from} autoFocus />
        <TextField label="To" value={texts.to} onChange={(text) => setTexts({ ...texts, to: text })} refusal={refusal.to} />
        <label className={styles['across']}>
          Scale
          <select value={choiceOf(scale)} onChange={(event) => setScale(scaleOf(event.target.value))}>
            {Array.from({ length: sideBySide }, (_, at) => at + 1).map((pages) => (
              <option key={pages} value={`pages ${pages}`}>
                {pages === 1 ? 'All on one page' : `On ${pages} pages side by side`}
              </option>
            ))}
            {lengths.map(({ ms, words }) => (
              <option key={ms} value={`each ${ms}`}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['check']}>
          <input type="checkbox" checked={chartOnly} onChange={(event) => setChartOnly(event.target.checked)} />
          Chart only
        </label>
        <p className={styles['hint']}>
          {chartOnly
            ? 'The bars alone, each with its name beside it. No column of names, no legend, no lists after it.'
            : 'Every page has the time axis and the names of its rows; neighbours share one tick, so that nothing is lost at the cut.'}
        </p>
        {tooMany !== '' && (
          <p role="alert" className={styles['refusal']}>
            {tooMany}
          </p>
        )}
        <Button kind="primary" type="submit" refusal={isRead ? (tooMany === '' ? undefined : tooMany) : 'Correct the stretch first.'}>
          Print into a file
        </Button>
      </div>
      <GanttPreview document={document} />
    </form>
  )
}

const choiceOf = (scale: GanttScale): string => ('pages' in scale ? `pages ${scale.pages}` : `each ${scale.perPage}`)

function scaleOf(value: string): GanttScale {
  const [kind, number] = value.split(' ')
  return kind === 'each' ? { perPage: Number(number) } : { pages: Number(number) }
}
