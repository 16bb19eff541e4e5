import styles from './marks.module.css'

type Shape = 'dashed' | 'quarter' | 'half' | 'three-quarters' | 'running' | 'inside' | 'review' | 'done' | 'paused' | 'failed' | 'struck'
type Colour = 'accent' | 'text1' | 'text2' | 'text3' | 'warning' | 'danger'

interface Look {
  readonly words: string
  readonly shape: Shape
  readonly colour: Colour
}
const look = (words: string, shape: Shape, colour: Colour): Look => ({ words, shape, colour })

/** Every state of release, change, plan and task with its word and mark (design.md, 2, "Colour is never alone"). */
const looks = {
  draft: look('Draft', 'dashed', 'text3'),
  new: look('New', 'dashed', 'text3'),
  planned: look('Planned', 'dashed', 'text3'),
  pending: look('Pending', 'dashed', 'text3'),
  open: look('Open', 'dashed', 'text3'),
  planning: look('Planning', 'quarter', 'text2'),
  assess: look('Assess', 'quarter', 'text2'),
  'build-and-test': look('Build & test', 'half', 'text2'),
  authorize: look('Authorize', 'half', 'text2'),
  ready: look('Ready', 'three-quarters', 'text1'),
  scheduled: look('Scheduled', 'three-quarters', 'text1'),
  startable: look('Startable', 'three-quarters', 'text1'),
  approved: look('Approved', 'three-quarters', 'text1'),
  deploying: look('Deploying', 'running', 'accent'),
  implement: look('Implement', 'running', 'accent'),
  'in-progress': look('In progress', 'running', 'accent'),
  executing: look('Executing', 'running', 'accent'),
  'early-life-support': look('Early life support', 'inside', 'accent'),
  review: look('Review', 'review', 'text2'),
  closed: look('Closed', 'done', 'text3'),
  done: look('Done', 'done', 'text3'),
  completed: look('Completed', 'done', 'text3'),
  successful: look('Successful', 'done', 'text3'),
  'on-hold': look('On hold', 'paused', 'warning'),
  paused: look('Paused', 'paused', 'warning'),
  blocked: look('Blocked', 'paused', 'warning'),
  failed: look('Failed', 'failed', 'danger'),
  'backed-out': look('Backed out', 'failed', 'danger'),
  rejected: look('Rejected', 'failed', 'danger'),
  aborted: look('Aborted', 'failed', 'danger'),
  unsuccessful: look('Unsuccessful', 'failed', 'danger'),
  cancelled: look('Cancelled', 'struck', 'text3'),
  skipped: look('Skipped', 'struck', 'text3'),
  'not-applicable': look('Not applicable', 'struck', 'text3'),
} as const satisfies Record<string, Look>

export type MarkedState = keyof typeof looks

/** The state as it stands on screen: "Early life support". */
export const stateWords = (state: MarkedState): string => looks[state].words

/** A state's mark of 14 px alone, for where its word stands beside it; hidden from screen readers. */
export function StateMark({ state, size = 14 }: { readonly state: MarkedState; readonly size?: number }) {
  const { shape, colour } = looks[state]
  return (
    <svg
      className={`${styles['mark']} ${styles[colour]}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
    >
      {shapes[shape]}
    </svg>
  )
}

/** A state with its mark and its word. */
export function State({ state }: { readonly state: MarkedState }) {
  return (
    <span className={styles['state']}>
      <StateMark state={state} />
      {stateWords(state)}
    </span>
  )
}

const ring = <circle cx="7" cy="7" r="6" />
const filled = { fill: 'currentColor', stroke: 'none' } as const
/** Strokes upon a filled disc are of the ground. */
const upon = { stroke: 'var(--surface-1)', strokeWidth: 1.5, fill: 'none' } as const

const shapes: Readonly<Record<Shape, React.ReactNode>> = {
  dashed: <circle cx="7" cy="7" r="6" strokeDasharray="2.4 2.3" />,
  quarter: (
    <>
      {ring}
      <path d="M7 7V3a4 4 0 0 1 4 4z" {...filled} />
    </>
  ),
  half: (
    <>
      {ring}
      <path d="M7 3a4 4 0 0 1 0 8z" {...filled} />
    </>
  ),
  'three-quarters': (
    <>
      {ring}
      <path d="M7 7H3a4 4 0 1 0 4-4z" {...filled} />
    </>
  ),
  running: (
    <>
      <circle cx="7" cy="7" r="6.75" {...filled} />
      <path d="M5.4 4.2 10 7l-4.6 2.8z" fill="var(--surface-1)" stroke="none" />
    </>
  ),
  inside: (
    <>
      {ring}
      <circle cx="7" cy="7" r="3.2" {...filled} />
    </>
  ),
  review: (
    <>
      {ring}
      <path d="m4.3 7.2 1.9 1.9 3.5-3.8" />
    </>
  ),
  done: (
    <>
      <circle cx="7" cy="7" r="6.75" {...filled} />
      <path d="m4.3 7.2 1.9 1.9 3.5-3.8" {...upon} />
    </>
  ),
  paused: (
    <>
      {ring}
      <path d="M5.4 4.8v4.4M8.6 4.8v4.4" />
    </>
  ),
  failed: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2" />
      <path d="m4.4 4.4 5.2 5.2m0-5.2L4.4 9.6" />
    </>
  ),
  struck: (
    <>
      {ring}
      <path d="M3 11 11 3" />
    </>
  ),
}
