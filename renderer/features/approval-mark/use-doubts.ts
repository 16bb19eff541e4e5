import { useEffect, useRef, useState } from 'react'
import { whenUsable } from '#app/usable'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'

/** Approvals that no longer count, in two words each, by what they are of (`change/x`) and by id of the release that this concerns. */
export interface Doubts {
  readonly bySubject: ReadonlyMap<string, string>
  /** The subjects of a release: itself, and the changes in its scope. The same list as long as the same ones are in it. */
  readonly byRelease: ReadonlyMap<string, readonly string[]>
}

const none: Doubts = { bySubject: new Map(), byRelease: new Map() }
const idle = (): Promise<IdleDeadline> => new Promise((resolve) => requestIdleCallback(resolve))

/** What is approved no longer as it stands; looked for when the window has nothing else to do, and until then as it was. */
export function useDoubts(): Doubts {
  const roots = useAppSelector(rootRecords)
  const status = useAppSelector(({ workspace }) => workspace.status)
  const held = useRef(none)
  const [doubts, setDoubts] = useState(none)
  useEffect(() => {
    let isWanted = true
    if (status === 'ready')
      void lookFor(roots, held.current, () => isWanted).then((found) => {
        if (found === undefined || !isWanted) return
        held.current = found
        setDoubts(found)
      })
    return () => {
      isWanted = false
    }
  }, [roots, status])
  return status === 'ready' ? doubts : none
}

async function lookFor(roots: Roots, before: Doubts, isWanted: () => boolean): Promise<Doubts | undefined> {
  await whenUsable()
  await idle()
  const { doubtfulIn, doubtWordsOf } = await import('#features/approval')
  if (!isWanted()) return undefined
  const bySubject = new Map([...doubtfulIn(roots)].map(([subject, approval]) => [subject, doubtWordsOf(approval)] as const))
  if (bySubject.size === before.bySubject.size && [...bySubject].every(([subject, words]) => before.bySubject.get(subject) === words)) return before
  const byRelease = new Map<string, readonly string[]>()
  let deadline = await idle()
  for (const root in bySubject.size === 0 ? {} : roots) {
    if (!root.startsWith('release/')) continue
    if (!isWanted()) return undefined
    if (deadline.timeRemaining() < 2) deadline = await idle()
    const inScope = viewsOf(roots[root], 'release-change').map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`))
    const own = [root, ...inScope].filter((subject) => bySubject.has(subject))
    const id = root.slice('release/'.length)
    const same = before.byRelease.get(id)
    if (own.length > 0) byRelease.set(id, same?.join() === own.join() ? same : own)
  }
  return { bySubject, byRelease }
}
