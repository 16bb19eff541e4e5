import { type CommonRisk, commonRisks } from '#resources/sample/common-risks'
import { bankRisks, type NamedRisk, paymentsRisks } from '#resources/sample/risks'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import type { Rating } from '#shared/model/risk'
import { chanceFrom, pick } from './chance'
import type { PlannedRelease } from './planned-release'
import { daysAfter, minutesAfter, onDay, type SampleTime } from './sample-time'

/** The register: risks of the big cut-over and of the bank in full, and for every release some that many share. */
export function risks(releases: readonly PlannedRelease[], time: SampleTime): readonly Draft[] {
  const named = [
    ...paymentsRisks.flatMap((risk) => namedRisk(risk, 'release/payments-cutover', time)),
    ...bankRisks.flatMap((risk) => namedRisk(risk, 'workspace/this', time)),
  ]
  const taken = new Set([...paymentsRisks, ...bankRisks].map(({ number }) => number))
  let next = 9
  const takeNumber = (): string => {
    do next++
    while (taken.has(numbered(next)))
    return numbered(next)
  }
  let place = 0
  const common = releases.flatMap((release) => {
    const count =
      release.id === 'payments-cutover'
        ? 0
        : release.stage === 'out' || release.stage === 'dropped'
          ? 1
          : release.type === 'major'
            ? 4
            : release.type === 'minor'
              ? 3
              : 2
    return Array.from({ length: count }, () => {
      const row = commonRisks[place++ % commonRisks.length]
      return row === undefined ? [] : commonRisk(takeNumber(), row, release, time)
    }).flat()
  })
  return [...named, ...common]
}

const numbered = (number: number): string => `R-${String(number).padStart(2, '0')}`

const rated = ([likelihood, impact]: readonly [number, number]): Rating => ({ kind: 'rated', likelihood, impact })

function namedRisk(risk: NamedRisk, of: string, time: SampleTime): readonly Draft[] {
  const id = risk.number.toLowerCase()
  const [cause, event, consequence] = risk.texts
  const review = time.at(risk.review)
  return [
    create('risk', id, {
      ...{ of, number: risk.number, title: risk.title, category: risk.category, cause, event, consequence, response: risk.response, owner: risk.owner },
      ...{
        inherent: rated(risk.inherent),
        current: rated(risk.current),
        residual: rated(risk.residual),
        mitigation: risk.actions.map(([title]) => title).join('; '),
      },
      ...{ review, due: risk.actions.some(([, , , done]) => done === undefined) ? review : '' },
    }),
    ...risk.actions.map(([title, owner, due, done], at) =>
      create('risk-action', `${id}-action-${at + 1}`, {
        ...{ of, risk: id, title, owner, due: daysAfter(time.at(due), 0, time.zone), order: orderKey(at) },
        progress: done === undefined ? { state: 'open' } : { state: 'done', at: onDay(time.at(due), 0, '16:30', time.zone) },
      }),
    ),
  ]
}

const owners = ['Ali Marek', 'Mei Tan', 'Lena Holm', 'Noor Haddad', 'Priya Nair', 'Tom Sand']

function commonRisk(number: string, row: CommonRisk, release: PlannedRelease, time: SampleTime): readonly Draft[] {
  const [title, category, cause, event, consequence, inherent, residual, response, action] = row
  const id = number.toLowerCase()
  const chance = chanceFrom(`risk ${id}`)
  const { root, stage, owner, more, target } = release
  const isOver = stage === 'out' && release.state === 'closed'
  const occurred = stage === 'out' && more.outcome !== 'successful' && more.outcome !== undefined
  const isDone = stage === 'ready' || stage === 'deploying' || stage === 'out'
  const done = isDone || chance() < 0.3
  const day = onDay(target, -6, '15:00', time.zone)
  const doneAt = Date.parse(day) < time.now ? day : minutesAfter(time.at('now-24h'), -Math.floor(chance() * 2_000))
  return [
    create('risk', id, {
      ...{
        of: root,
        number,
        title: title.replace('{service}', release.services[0] ?? release.name),
        category,
        cause,
        event,
        consequence,
        response,
        owner: pick(chance, [owner, ...owners]),
      },
      ...{
        inherent: rated(inherent),
        current: rated(done ? residual : inherent),
        residual: rated(residual),
        mitigation: action,
        review: daysAfter(target, -3, time.zone),
      },
      state: occurred ? 'occurred' : isOver || stage === 'dropped' ? 'closed' : 'open',
    }),
    ...(action === ''
      ? []
      : [
          create('risk-action', `${id}-action-1`, {
            of: root,
            risk: id,
            title: action,
            owner,
            due: daysAfter(target, -6, time.zone),
            progress: done ? { state: 'done', at: doneAt } : { state: 'open' },
            order: orderKey(0),
          }),
        ]),
  ]
}
