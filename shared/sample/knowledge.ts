import { incidents, knownErrors, lessons, measures, messages, notes, reviewQuestions, reviews } from '#resources/sample/knowledge'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import type { When } from '#shared/model/when'
import { serviceEntity } from './organisation'
import { minutesAfter, type SampleTime } from './sample-time'

const of = (release: string): string => `release/${release}`

/** What was written down around releases: notes, messages, and what came after them. */
export function knowledge({ at }: SampleTime): readonly Draft[] {
  return [
    ...notes.map(([release, title, text], place) => create('note', `${release}-note-${place + 1}`, { of: of(release), title, text, order: orderKey(place) })),
    ...lessons.map(([release, title, text], place) => create('lesson', `${release}-lesson`, { of: of(release), title, text, order: orderKey(place) })),
    ...knownErrors.map(([release, title, symptom, workaround, service, state, fixedIn]) =>
      create('known-error', `${release}-known-error`, { of: of(release), title, symptom, workaround, service: serviceEntity(service), state, fixedIn }),
    ),
    ...messages.map(([release, title, audience, channel, due, subject, body, sent], place) =>
      create('message', `${release}-message-${place + 1}`, {
        ...{ of: of(release), title, audience, channel, due: at(due), subject, body, order: orderKey(place) },
        sent: sent === undefined ? { state: 'planned' } : { state: 'sent', at: at(sent), by: 'Rebecca Stone' },
      }),
    ),
    ...incidents.map(([release, number, title, priority, opened, minutes, causedByRelease], place) =>
      create('incident', number.toLowerCase(), {
        of: of(release),
        number,
        title,
        priority,
        opened: at(opened),
        restored: restored(at(opened), minutes),
        causedByRelease,
        order: orderKey(place),
      }),
    ),
    ...measures.map(([release, title, unit, bound, observed, when], place) =>
      create('measure', `${release}-measure-${place + 1}`, { of: of(release), title, unit, bound, observed, at: at(when), order: orderKey(place) }),
    ),
    ...reviews.map(([release, held, by, answers, summary]) =>
      create('review', `${release}-review`, {
        of: of(release),
        held: at(held),
        by,
        answers: Object.fromEntries(reviewQuestions.map((question, place) => [question, answers[place] ?? ''])),
        summary,
      }),
    ),
  ]
}

const restored = (opened: When, minutes: number): When => (minutes === 0 ? '' : minutesAfter(opened, minutes))
