import { instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { peopleOf } from '#shared/cab/people'
import type { KnownDevice } from '#shared/ipc/shapes'
import styles from './people.module.css'
import { roleWords, standingWords } from './role-words'
import { type TrustStep, trustTrail } from './trust-trail'

/** Where a device stands, and the signed entries that say so. */
export function StandingOf({ device: { device, standing, asked } }: { readonly device: KnownDevice }) {
  const roots = useAppSelector(rootRecords)
  const zone = useZone()
  const now = useMinute()
  const steps = trustTrail(roots, device)
  const last = steps.at(-1)
  const { personOf } = peopleOf(roots)
  const signed = ({ by, at }: TrustStep): string => `${personOf(by) || 'nobody named'}, ${instantText(at, zone, { now })}`
  const sentence = (step: TrustStep): string => `${stepWords(step)}. Signed by ${signed(step)}, on device ${step.by}.`
  return (
    <>
      <span className={standing === 'admitted' ? undefined : styles['standing']}>{standingWords[standing]}</span>
      {last !== undefined && (
        <span className={styles['claimed']}>{last.kind === 'founded' ? `founded it, ${instantText(last.at, zone, { now })}` : `by ${signed(last)}`}</span>
      )}
      {last?.kind === 'revoked' && <span className={styles['claimed']}>{last.why}</span>}
      {last === undefined && asked !== '' && (
        <span className={styles['claimed']}>asked {instantText(Date.parse(asked), zone, { now })}, as it says itself</span>
      )}
      {steps.length > 0 && (
        <details className={styles['how']}>
          <summary>How</summary>
          <ol>
            {steps.map((step) => (
              <li key={`${step.kind} ${step.at}`}>{sentence(step)}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

function stepWords(step: TrustStep): string {
  switch (step.kind) {
    case 'founded':
      return `Founded the workspace as ${roleWords[step.role].label.toLowerCase()}`
    case 'vouched':
      return `Vouched for as the device of ${step.person}, ${roleWords[step.role].label.toLowerCase()}`
    case 'demoted':
      return `Made ${roleWords[step.role].label.toLowerCase()}: what it wrote up to entry ${step.upTo} counts as before`
    case 'revoked':
      return `Revoked (${step.why}): its entries up to ${step.upTo} go on counting`
  }
}
