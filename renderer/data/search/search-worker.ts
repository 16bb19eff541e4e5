import { type Hits, searchIndex } from './search-index'
import type { SearchDocument } from './typed-text'

/** What the window says to the worker. Both are of one build, so that types suffice. */
export type ToWorker =
  | { readonly say: 'begin' }
  | { readonly say: 'change'; readonly put: readonly SearchDocument[]; readonly drop: readonly string[] }
  | { readonly say: 'find'; readonly question: number; readonly text: string; readonly most: number }

export interface FromWorker {
  readonly question: number
  readonly hits: Hits
}

let index = searchIndex()

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.say) {
    case 'begin':
      index = searchIndex()
      break
    case 'change':
      index.drop(data.drop)
      index.put(data.put)
      break
    case 'find':
      self.postMessage({ question: data.question, hits: index.find(data.text, data.most) } satisfies FromWorker)
      break
  }
})
