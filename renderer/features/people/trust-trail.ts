import { deviceIn } from '#shared/cab/signed'
import { viewsIn } from '#shared/cab/views-in'
import type { Roots } from '#shared/log/apply'
import { millisecondsOf } from '#shared/log/clock'
import type { Role } from '#shared/model/workspace'

interface Signed {
  /** The device that signed it; the device itself where it founded the workspace. */
  readonly by: string
  /** Epoch milliseconds, as far as that device's clock was right. */
  readonly at: number
}

/** One entry about what a device may do: why it stands where it stands. */
export type TrustStep =
  | (Signed & { readonly kind: 'founded' | 'vouched'; readonly person: string; readonly role: Role })
  /** A role that may less comes with a cut, so that the device can't write as what it was. */
  | (Signed & { readonly kind: 'demoted'; readonly person: string; readonly role: Role; readonly upTo: number })
  | (Signed & { readonly kind: 'revoked'; readonly why: string; readonly upTo: number })

/** What was signed about a device in this workspace, the earliest first (sync.md, Trust). */
export function trustTrail(roots: Roots, device: string): readonly TrustStep[] {
  const record = roots['workspace/this']
  const stampOf = (entity: string): string => record?.entities[entity]?.['removed']?.[1] ?? ''
  const cuts = viewsIn(record, 'revocation').flatMap((cut) => (cut.dev === device ? [{ ...cut, stamp: stampOf(`revocation/${cut.id}`) }] : []))
  const admissions = viewsIn(record, 'admission').flatMap((one) => (one.dev === device ? [{ ...one, stamp: stampOf(`admission/${one.id}`) }] : []))
  const isOfAdmission = ({ stamp }: { readonly stamp: string }): boolean => admissions.some((one) => one.stamp === stamp)
  const steps = [
    ...admissions.map(({ stamp, person, role }): { stamp: string; step: TrustStep } => {
      const cut = cuts.find((one) => one.stamp === stamp)
      if (cut !== undefined) return { stamp, step: { kind: 'demoted', ...signedOf(stamp), person, role, upTo: cut.lastSeq } }
      return { stamp, step: { kind: deviceIn(stamp) === device ? 'founded' : 'vouched', ...signedOf(stamp), person, role } }
    }),
    ...cuts.flatMap((cut): { stamp: string; step: TrustStep }[] =>
      isOfAdmission(cut) ? [] : [{ stamp: cut.stamp, step: { kind: 'revoked', ...signedOf(cut.stamp), why: cut.why, upTo: cut.lastSeq } }],
    ),
  ]
  return steps.sort((a, b) => (a.stamp < b.stamp ? -1 : 1)).map(({ step }) => step)
}

const signedOf = (stamp: string): Signed => ({ by: deviceIn(stamp), at: millisecondsOf(stamp) })
