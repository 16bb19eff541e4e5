import type { RootRecord, Roots } from '#shared/log/apply'
import { store } from '../store'
import { changedEntities, changedRoots } from './changed-entities'
import type { Hits } from './search-index'
import type { FromWorker, ToWorker } from './search-worker'
import { documentOf, type SearchDocument } from './typed-text'

/** A hundred thousand rows would help nobody: what is looked for stands among the first, or is asked for more exactly. */
export const mostHits = 50
/** So many entities go to the worker at once; then the window is free for whatever waits. */
const slice = 400

let worker: Worker | undefined
let workspace: string | undefined
/** What the queue was last compared with. */
let seen: Roots = {}
/** Roots that the worker does not know as they are now, with the records that it knows. */
const queue = new Map<string, RootRecord | undefined>()
let lacking = lackingEntities()
let isSending = false
let questions = 0
const waiting = new Map<number, (hits: Hits) => void>()
const listeners = new Set<() => void>()

/** Keeps the index in step with the workspace from now on, in slices while the window has nothing else to do. */
export function startSearch(): void {
  if (worker !== undefined) return
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    waiting.get(data.question)?.(data.hits)
    waiting.delete(data.question)
  })
  store.subscribe(follow)
  follow()
}

const say = (message: ToWorker): void => worker?.postMessage(message)

function follow(): void {
  const { status, open, roots } = store.getState().workspace
  const id = status === 'ready' ? open?.id : undefined
  if (id !== workspace) {
    workspace = id
    seen = {}
    queue.clear()
    lacking = lackingEntities()
    say({ say: 'begin' })
  }
  if (id === undefined || roots === seen) return
  for (const root of changedRoots(seen, roots)) if (!queue.has(root)) queue.set(root, seen[root])
  seen = roots
  if (!isSending && queue.size > 0) {
    isSending = true
    later(sendSlice)
  }
}

/** The entities that the worker lacks, looked for only as fast as they are sent: in ten thousand roots that takes its time. */
function* lackingEntities(): Generator<readonly [entity: string, root: string]> {
  for (const [root, was] of queue) {
    queue.delete(root)
    for (const entity of changedEntities(was, seen[root])) yield [entity, root]
  }
}

/** After what the person waits for; a quick edit must be found soon, so not only when nothing happens at all. */
const later = (work: () => void): void => void requestIdleCallback(work, { timeout: 200 })

function sendSlice(): void {
  const put: SearchDocument[] = []
  const drop: string[] = []
  isSending = true
  while (isSending && put.length + drop.length < slice) {
    const next = lacking.next()
    if (next.done === true) {
      lacking = lackingEntities()
      isSending = false
    } else {
      const [entity, root] = next.value
      const document = documentOf(entity, seen[root]?.entities[entity])
      if (document === undefined) drop.push(entity)
      else put.push(document)
    }
  }
  say({ say: 'change', put, drop })
  if (isSending) later(sendSlice)
  for (const listener of listeners) listener()
}

/** What is found for a text now, best first. */
export function find(text: string): Promise<Hits> {
  questions += 1
  const question = questions
  return new Promise((resolve) => {
    waiting.set(question, resolve)
    say({ say: 'find', question, text, most: mostHits })
  })
}

/** How much the index does not know yet, in roots. */
export const pending = (): number => (isSending ? Math.max(1, queue.size) : 0)

export function onIndexed(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
