import MiniSearch from 'minisearch'
import { kindOf } from '#shared/model/entity-id'
import { folded, termsOf, wordsOf } from './terms'
import type { SearchDocument } from './typed-text'

/** The best hits, as names of entities, and how many there are in all. */
export interface Hits {
  readonly entities: readonly string[]
  readonly inAll: number
  /** How many entities were looked through. */
  readonly of: number
}

export interface SearchIndex {
  /** Puts documents in, in the place of what was known of the same entities. */
  readonly put: (documents: readonly SearchDocument[]) => void
  readonly drop: (entities: readonly string[]) => void
  readonly find: (text: string, most: number) => Hits
}

/** What people look for by name stands before the many things that bear the same one. */
const weights: Readonly<Record<string, number>> = {
  release: 4,
  change: 2,
  risk: 1.5,
  service: 1.5,
  person: 1.5,
  'release-package': 0.3,
  'release-unit': 0.3,
  message: 0.5,
}

/** In so few documents even a single letter, which begins half of all words, is quickly looked up. */
const cheap = 20_000

/** How many letters may be wrong: two in a word of six and more, since two that changed places count twice; none in numbers. */
const edits = (term: string): number | false => (term.length < 4 || !/^\p{L}+$/u.test(term) ? false : term.length < 6 ? 1 : 2)

/** Full text over all that was typed: prefixes, typos in words of four letters and more, all words of a question wanted. */
export function searchIndex(): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'text'],
    storeFields: ['isOver'],
    tokenize: wordsOf,
    processTerm: termsOf,
    autoVacuum: true,
  })
  const drop = (entity: string): void => {
    if (index.has(entity)) index.discard(entity)
  }
  return {
    put(documents) {
      for (const document of documents) {
        drop(document.id)
        index.add(document)
      }
    },
    drop(entities) {
      for (const entity of entities) drop(entity)
    },
    find(text, most) {
      const hits = index.search(text, {
        processTerm: (term) => folded(term),
        combineWith: 'AND',
        boost: { title: 4 },
        prefix: (term) => term.length > 1 || index.documentCount < cheap || !/\p{sc=Latin}/u.test(term),
        // What is hardly begun is looked for in titles alone.
        ...(text.trim().length < 3 ? { fields: ['title'] } : {}),
        fuzzy: edits,
        boostDocument: (id, _, stored) => (weights[kindOf(String(id))] ?? 1) * (stored?.['isOver'] === true ? 0.5 : 1),
        weights: { prefix: 0.6, fuzzy: 0.2 },
      })
      return { entities: hits.slice(0, most).map(({ id }) => String(id)), inAll: hits.length, of: index.documentCount }
    },
  }
}
