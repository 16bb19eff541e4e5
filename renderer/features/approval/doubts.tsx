import { useNames } from '#features/conflicts'
import { Doubt } from './doubt'
import { useDoubtful } from './doubtful'

/** Why the approvals of these no longer count, each under its name where they are several. */
export function Doubts({ subjects, onDone }: { readonly subjects: readonly string[]; readonly onDone?: () => void }) {
  const doubtful = useDoubtful()
  const nameOf = useNames()
  return subjects.map((subject) => {
    const approval = doubtful.get(subject)
    if (approval === undefined) return null
    return (
      <section key={subject}>
        {subjects.length > 1 && <h3>{nameOf(subject)}</h3>}
        <Doubt subject={subject} approval={approval} {...(onDone === undefined ? {} : { onDone })} />
      </section>
    )
  })
}
