import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { AuditQuery, AuditRow } from '#shared/ipc/shapes'

export const pageLength = 100

interface Pages {
  /** The query that these rows answer. */
  readonly query: AuditQuery | undefined
  readonly inAll: number
  readonly people: readonly string[]
  readonly rows: ReadonlyMap<number, readonly AuditRow[]>
  readonly problem: string
}

const none: Pages = { query: undefined, inAll: 0, people: [], rows: new Map(), problem: '' }

export interface AuditPages extends Pick<Pages, 'inAll' | 'people' | 'problem'> {
  readonly isRead: boolean
  /** The entry at a place counted from the newest, once its page is there. */
  readonly rowAt: (index: number) => AuditRow | undefined
  /** Says which places are in view: their pages are asked for. */
  readonly look: (first: number, last: number) => void
}

/** The pages of the trail that are in view, asked of the journal again when entries come. Keep `query` stable. */
export function useAuditPages(query: AuditQuery): AuditPages {
  const heads = useAppSelector(({ workspace }) => workspace.heads)
  const [pages, setPages] = useState(none)
  const [wanted, setWanted] = useState('0')
  const asked = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other heads stand for entries that have come.
  useEffect(() => {
    asked.current += 1
    const turn = asked.current
    const numbers = wanted.split(' ').map(Number)
    void Promise.all(numbers.map((number) => ask('journal:audit', { ...query, skip: number * pageLength, take: pageLength }))).then((answers) => {
      if (turn !== asked.current) return
      const [first] = answers
      if (first === undefined) return
      if (!first.ok) return setPages({ ...none, query, problem: first.failure.message })
      const rows = new Map(answers.flatMap((answer, at) => (answer.ok ? [[numbers[at] ?? 0, answer.value.rows] as const] : [])))
      setPages({ query, inAll: first.value.inAll, people: first.value.people, rows, problem: '' })
    })
  }, [query, wanted, heads])

  const look = useCallback((first: number, last: number) => {
    const from = Math.max(0, Math.floor(first / pageLength))
    const to = Math.max(from, Math.floor(last / pageLength))
    setWanted(Array.from({ length: to - from + 1 }, (_, at) => from + at).join(' '))
  }, [])
  const rowAt = useCallback((index: number) => pages.rows.get(Math.floor(index / pageLength))?.[index % pageLength], [pages.rows])
  return { inAll: pages.inAll, people: pages.people, problem: pages.problem, isRead: pages.query !== undefined, rowAt, look }
}
