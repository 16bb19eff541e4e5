import { useEffect, useState } from 'react'
import { ask } from '#data/bridge'
import type { AuditRow } from '#shared/ipc/shapes'

export interface History {
  readonly rows: readonly AuditRow[]
  readonly inAll: number
  readonly problem: string
}

const unread: History = { rows: [], inAll: 0, problem: '' }

/** The newest entries about an entity or a root, asked of the journal again whenever `seen` is another object. */
export function useHistory(about: string, take: number, seen: unknown): History {
  const [history, setHistory] = useState(unread)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` stands for the entries that have come since.
  useEffect(() => {
    let isWanted = true
    void ask('journal:audit', { about, take }).then((answer) => {
      if (!isWanted) return
      setHistory(answer.ok ? { rows: answer.value.rows, inAll: answer.value.inAll, problem: '' } : { ...unread, problem: answer.failure.message })
    })
    return () => {
      isWanted = false
    }
  }, [about, take, seen])
  return history
}
