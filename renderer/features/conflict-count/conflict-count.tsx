import { numberText } from '#app/format'
import { useConflictCount } from './use-conflict-count'

/** How many conflicts ask for a decision, beside the room's name: "12, 3 hard". Nothing while they are being counted, and where there are none. */
export function ConflictCount() {
  const count = useConflictCount()
  if (count === undefined || count.open === 0) return null
  return (
    <>
      {numberText(count.open)}
      {count.hard > 0 && `, ${numberText(count.hard)} hard`}
    </>
  )
}
