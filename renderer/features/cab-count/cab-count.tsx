import { useEffect, useState } from 'react'
import { selectPerson } from '#app/preferences'
import { whenUsable } from '#app/usable'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'

/** "4 to decide", beside the name of the room: items of meetings to come on which the person here has no vote that counts. */
export function CabCount() {
  const count = useToDecide()
  return count === undefined || count === 0 ? null : <>{count} to decide</>
}

const idle = (): Promise<IdleDeadline> => new Promise((resolve) => requestIdleCallback(resolve))

/** Counted when the window has nothing else to do: the board's rules are loaded after the start. */
function useToDecide(): number | undefined {
  const roots = useAppSelector(rootRecords)
  const status = useAppSelector(({ workspace }) => workspace.status)
  const me = useAppSelector(selectPerson)?.name ?? ''
  const [count, setCount] = useState<number>()
  useEffect(() => {
    let isWanted = true
    if (status === 'ready') void toDecide(roots, me).then((found) => isWanted && setCount(found))
    return () => {
      isWanted = false
    }
  }, [roots, me, status])
  return status === 'ready' ? count : undefined
}

async function toDecide(roots: Roots, me: string): Promise<number> {
  await whenUsable()
  await idle()
  const { countToDecide } = await import('#features/cab')
  await idle()
  return countToDecide(roots, me)
}
