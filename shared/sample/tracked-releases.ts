import { application } from '#resources/sample/tracked/application'
import { containers } from '#resources/sample/tracked/containers'
import { data } from '#resources/sample/tracked/data'
import { systems } from '#resources/sample/tracked/systems'
import type { TrackedProduct, TrackedRelease } from '#resources/sample/tracked/tracked-product'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import { endsAt, startsAt } from '#shared/model/when'
import { ownerOf, serviceEntity } from './organisation'
import type { SampleTime } from './sample-time'

/** Releases of real products that the bank stands on, with their published dates. */
export function trackedReleases(time: SampleTime): readonly Draft[] {
  return [...application, ...systems, ...containers, ...data].flatMap((product) =>
    product.releases.flatMap((release) => trackedRelease(product, release, time)),
  )
}

function trackedRelease(
  { id: product, product: name, team, type, service, source }: TrackedProduct,
  [version, released, endOfLife, ...dates]: TrackedRelease,
  time: SampleTime,
): readonly Draft[] {
  const id = `${product}-${nameId(version)}`
  const of = `release/${id}`
  const isOut = released !== '' && (startsAt(released, time.zone) ?? Number.POSITIVE_INFINITY) <= time.now
  const isOver = endOfLife !== '' && (endsAt(endOfLife, time.zone) ?? Number.POSITIVE_INFINITY) <= time.now
  const state = isOut ? 'closed' : released === '' ? 'draft' : 'planning'
  const objective = !isOut
    ? `Published by ${team}; not released yet.`
    : isOver
      ? 'No longer maintained: nothing in the bank may run on it.'
      : 'Maintained: may be used.'
  return [
    create('release', id, {
      name,
      version,
      type,
      state,
      outcome: isOut ? 'successful' : '',
      owner: ownerOf(service),
      team,
      objective,
      target: released,
      actual: isOut ? released : '',
      endOfLife,
      source,
    }),
    create('affects', `${id}-${nameId(service)}`, { of, item: serviceEntity(service) }),
    ...dates.map((text, place) => {
      const [title = '', start = ''] = text.split(' @ ')
      return create('milestone', `${id}-date-${place + 1}`, {
        of,
        title,
        kind: / ends$/.test(title) ? 'end-of-life' : 'key-event',
        start,
        owner: team,
        source,
        order: orderKey(place),
      })
    }),
  ]
}
