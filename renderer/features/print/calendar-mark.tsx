import type { PrintedItem } from '#shared/print/calendar-body'

type Kind = PrintedItem['kind']
type Marked = Pick<PrintedItem, 'kind' | 'type'>

const words: Readonly<Record<Kind, string>> = {
  freeze: 'Freeze',
  release: 'Release',
  emergency: 'Emergency change',
  change: 'Change',
  window: 'Window',
  booking: 'Booking',
  'key-date': 'Key date',
  phase: 'Phase',
}

/** What tells the kinds apart without colour: a small sign before the text. */
export function CalendarMark({ item }: { readonly item: Marked }) {
  return (
    <svg className="sign" width={11} height={11} viewBox="0 0 11 11" aria-label={words[item.kind]} role="img">
      <Sign kind={item.kind} type={item.type} />
    </svg>
  )
}

function Sign({ kind, type }: Marked) {
  switch (kind) {
    case 'freeze':
      return type === 'soft' ? (
        <path d="M0 8L8 0M3 11L11 3" stroke="#000" strokeWidth={0.9} />
      ) : (
        <path d="M0 4L4 0M0 8L8 0M0 11L11 0M3 11L11 3M7 11L11 7" stroke="#000" strokeWidth={0.9} />
      )
    case 'release':
      return <rect x={0.5} y={0.5} width={10} height={10} fill="#000" />
    case 'emergency':
      return <path d="M5.5 0.5L10.5 10.5H0.5ZM5.5 4V7M5.5 8.2V9.2" fill="none" stroke="#000" strokeWidth={1} />
    case 'change':
      return <rect x={0.5} y={0.5} width={10} height={10} fill="#bbb" stroke="#000" strokeWidth={0.8} />
    case 'window':
      return <path d="M1 0.5V10.5M10 0.5V10.5M1 5.5H10" stroke="#000" strokeWidth={1.2} fill="none" />
    case 'booking':
      return <rect x={0.7} y={0.7} width={9.6} height={9.6} fill="none" stroke="#000" strokeWidth={1} strokeDasharray="2 1.4" />
    case 'key-date':
      return <path d="M5.5 0.5L10.5 5.5L5.5 10.5L0.5 5.5Z" fill="#fff" stroke="#000" strokeWidth={1.1} />
    case 'phase':
      return <path d="M0.5 5.5H10.5" stroke="#000" strokeWidth={3} />
  }
}

/** The signs that occur, once. */
export function CalendarLegend({ items }: { readonly items: readonly Marked[] }) {
  const kinds = [...new Set(items.map(({ kind, type }) => (kind === 'freeze' && type === 'soft' ? 'soft' : kind)))]
  if (kinds.length === 0) return <p>Nothing is planned in this month.</p>
  return (
    <ul className="levels">
      {(Object.keys(words) as Kind[]).flatMap((kind) => [
        ...(kinds.includes(kind) ? [<LegendLine key={kind} kind={kind} type="" words={kind === 'freeze' ? 'Hard freeze' : words[kind]} />] : []),
        ...(kind === 'freeze' && kinds.includes('soft') ? [<LegendLine key="soft" kind="freeze" type="soft" words="Soft freeze" />] : []),
      ])}
    </ul>
  )
}

function LegendLine({ kind, type, words: said }: Marked & { readonly words: string }) {
  return (
    <li>
      <CalendarMark item={{ kind, type }} /> {said}
    </li>
  )
}
