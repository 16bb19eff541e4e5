import type { CDPSession, Page } from '@playwright/test'
import { median } from '../figures'
import type { Contest } from './contest'

/** What one contestant took in one round; milliseconds, and megabytes of heap. */
export interface Round {
  /** To the end of the first frame that shows all that the bare canvas draws. */
  readonly paint: number
  /** To the end of the frame in which nothing is missing: ours draws the grid's words first and lays the grid itself over them. */
  readonly complete: number
  /** All that the main thread did until it rested, what came after the first frame too. */
  readonly paintBusy: number
  /** The same once more in the page that has shown it before: as when a room is opened again. */
  readonly again: number
  readonly againBusy: number
  readonly move: number
  readonly moveBusy: number
  readonly scrollBusy: number
  /** From frame to frame while it scrolls. */
  readonly scrollFrame: number
  readonly nodes: number
  readonly heap: number
}

const settling = 300
/** Moves are timed some at a time, each batch beside an idle one: the bench's own questions cost more than one move. */
const moves = 5
const batches = 3
const steps = 30
const stepPixels = 48

/** Drives the page's contest (contest.ts) from outside. */
const ask = <Method extends keyof Contest>(page: Page, method: Method, ...args: Parameters<Contest[Method]>): Promise<Awaited<ReturnType<Contest[Method]>>> =>
  page.evaluate(
    async ([named, given]) => {
      const { contest } = window as unknown as { contest: Record<string, (...args: unknown[]) => unknown> }
      return (await contest[named]?.(...given)) as never
    },
    [method as string, args as unknown[]] as const,
  )

async function metrics(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: named } = await cdp.send('Performance.getMetrics')
  return new Map(named.map(({ name, value }) => [name, value]))
}

const taskTime = async (cdp: CDPSession): Promise<number> => ((await metrics(cdp)).get('TaskDuration') ?? Number.NaN) * 1000

async function heapOf(cdp: CDPSession): Promise<number> {
  // Twice: the first frees the page before this one, the second what its ends held.
  for (let time = 0; time < 2; time++) await cdp.send('HeapProfiler.collectGarbage')
  return ((await metrics(cdp)).get('JSHeapUsedSize') ?? Number.NaN) / 1024 / 1024
}

/** One round of one contestant on a fresh page. */
export async function measured(page: Page, contestant: string, tasks: number): Promise<Round> {
  await page.goto('app://floor/index.html')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  /** What an act answers, and how long the main thread was busy with it and with what it left behind. */
  const spent = async <Answer>(act: () => Promise<Answer>): Promise<{ readonly answer: Answer; readonly busy: number }> => {
    const before = await taskTime(cdp)
    const answer = await act()
    await ask(page, 'rest', settling)
    return { answer, busy: (await taskTime(cdp)) - before }
  }
  await ask(page, 'prepare', contestant, tasks)
  const empty = await heapOf(cdp)
  await ask(page, 'rest', settling)
  const idle = (await spent(() => ask(page, 'still', 1))).busy
  const shown = await spent(() => ask(page, 'show'))

  const movesTook: number[] = []
  const movesBusy: number[] = []
  for (let batch = 0; batch < batches; batch++) {
    const still = (await spent(() => ask(page, 'still', moves))).busy
    const { answer, busy } = await spent(() => ask(page, 'move', batch * moves, moves))
    movesTook.push(...answer)
    movesBusy.push((busy - still) / moves)
  }
  const nodes = await page.evaluate(() => document.querySelectorAll('#root *').length)
  const heap = (await heapOf(cdp)) - empty

  const stillScroll = (await spent(() => ask(page, 'stillScroll', steps))).busy
  const scrolled = await spent(() => ask(page, 'scroll', steps, stepPixels))
  await ask(page, 'clear')
  await ask(page, 'rest', settling)
  const again = await spent(() => ask(page, 'show'))
  await cdp.detach()
  return {
    paint: shown.answer.paint,
    complete: shown.answer.complete,
    paintBusy: shown.busy - idle,
    again: again.answer.paint,
    againBusy: again.busy - idle,
    move: median(movesTook),
    moveBusy: median(movesBusy),
    scrollBusy: (scrolled.busy - stillScroll) / steps,
    scrollFrame: median(scrolled.answer),
    nodes,
    heap,
  }
}
