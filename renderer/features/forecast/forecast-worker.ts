import { allRuns, type ForecastInput, type ForecastVerdict, firstRuns, forecastRun } from '#shared/forecast/forecast'

/** A question of the screen: a newer one makes those before it void. */
export interface ForecastQuestion {
  readonly id: number
  readonly input: ForecastInput
}

/** An answer after the first runs, and another after all. */
export interface ForecastAnswer {
  readonly id: number
  readonly verdict: ForecastVerdict
}

/** Between two pieces of so many runs a newer question is heard. */
const piece = 500

let latest = 0

self.addEventListener('message', ({ data }: MessageEvent<ForecastQuestion>) => {
  latest = data.id
  void answer(data)
})

async function answer({ id, input }: ForecastQuestion): Promise<void> {
  // Of questions that came close together only the last is worth the first run.
  await heard()
  if (id !== latest) return
  const running = forecastRun(input)
  const tell = (): void => self.postMessage({ id, verdict: running.answer() } satisfies ForecastAnswer)
  for (let done = piece; done <= allRuns; done += piece) {
    running.run(piece)
    if (done === firstRuns || done === allRuns) tell()
    await heard()
    if (id !== latest) return
  }
}

const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.addEventListener('message', () => {
  for (const go of waiting.splice(0)) go()
})
channel.port1.start()

/**
 * Lets messages that wait be heard: a task of its own, without the least delay that timers have. All who wait go on at one message: one
 * too many would stay in the queue for good, and the next question behind it.
 */
const heard = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) channel.port2.postMessage(undefined)
  })
