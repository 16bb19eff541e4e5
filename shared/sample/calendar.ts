import { bookings, freezes, keyDates, meetings, windows } from '#resources/sample/calendar'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import { serviceEntity } from './organisation'
import type { SampleTime } from './sample-time'

const of = 'calendar/main'

/** What is in the workspace's calendar, which its founding made: freezes, windows, bookings of environments, dates for everybody, and meetings of the board. */
export function calendar(time: SampleTime): readonly Draft[] {
  const { at } = time
  return [
    ...freezes.map(([id, title, severity, start, end, services, note]) =>
      create('freeze', id, { of, title, severity, start: at(start), end: at(end), appliesTo: named(services), note }),
    ),
    ...windows.map(([id, title, kind, start, end, services, recurrence]) =>
      create('window', id, { of, title, kind, start: at(start), end: at(end), appliesTo: named(services), recurrence }),
    ),
    ...bookings.map(([id, title, environment, release, start, end, state, bookedBy, purpose]) =>
      create('booking', id, { of, title, environment: nameId(environment), release, start: at(start), end: at(end), state, bookedBy, purpose }),
    ),
    ...keyDates.map(([id, title, kind, start, end, note]) =>
      create('key-date', id, { of, title, kind, start: at(start), end: end === '' ? '' : at(end), note }),
    ),
    ...meetings.flatMap(([id, title, kind, state, start, end, agenda]) => [
      create('meeting', id, { title, kind, state, start: at(start), end: at(end), chair: 'Eva Lund', quorum: kind === 'CAB' ? 4 : 2, rule: 'majority' }),
      create('key-date', id, { of, title, kind: 'cab', start: at(start), end: at(end) }),
      ...agenda.map(([number, decision, minutes = ''], place) =>
        create('agenda-item', `${id}-${number.toLowerCase()}`, {
          of: `meeting/${id}`,
          subject: `change/${number.toLowerCase()}`,
          state: decision,
          minutes,
          order: orderKey(place),
        }),
      ),
    ]),
  ]
}

const named = (services: string): Record<string, true> =>
  Object.fromEntries(services === '' ? [] : services.split(', ').map((service) => [serviceEntity(service), true as const]))
