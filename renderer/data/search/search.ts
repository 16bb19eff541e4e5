import type { Roots } from '#shared/log/apply'
import { store } from '../store'
import { eachChanged } from './changed-entities'
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
/** Entities whose documents the worker does not have as they are now, with their roots. */
const queue = new Map<string, string>()
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
    say({ say: 'begin' })
  }
  if (id === undefined || roots === seen) return
  eachChanged(seen, roots, (entity, root) => queue.set(entity, root))
  seen = roots
  if (!isSending && queue.size > 0) {
    isSending = true
    later(sendSlice)
  }
}

/** After what the person waits for; a quick edit must be found soon, so not only when nothing happens at all. */
const later = (work: () => void): void => void requestIdleCallback(work, { timeout: 200 })

function sendSlice(): void {
  const put: SearchDocument[] = []
  const drop: string[] = []
  for (const [entity, root] of queue) {
    queue.delete(entity)
    const document = documentOf(entity, seen[root]?.entities[entity])
    if (document === undefined) drop.push(entity)
    else put.push(document)
    if (put.length + drop.length >= slice) break
  }
  say({ say: 'change', put, drop })
  isSending = queue.size > 0
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

/** How many entities the index does not know yet; calls back as it learns. */
export const pending = (): number => queue.size

export function onIndexed(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
