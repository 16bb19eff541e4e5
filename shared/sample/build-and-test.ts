import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import type { TestCycle } from '#shared/model/build-and-test'
import { nameId } from '#shared/model/entity-id'
import { between, chanceFrom, hexadecimal } from './chance'
import { phaseSpans } from './phases-and-gates'
import { environmentOf, type PlannedRelease } from './planned-release'
import { daysAfter, type SampleTime } from './sample-time'

/** What was built for a release, and the rounds of tests that it went or goes through. */
export function buildAndTest(release: PlannedRelease, time: SampleTime): readonly Draft[] {
  if (release.stage === 'before' || release.stage === 'dropped') return []
  return [...packages(release), ...testCycles(release, time)]
}

function packages({ id, root, name, version, services }: PlannedRelease): readonly Draft[] {
  const chance = chanceFrom(`package ${id}`)
  const packageId = `${id}-package`
  const plain = nameId(version)
  const file = `${nameId(name)}-${plain}`
  return [
    create('release-package', packageId, {
      of: root,
      name: file,
      version,
      place: `registry.norhaven.example/${nameId(name)}/${plain}`,
      checksum: `sha256:${hexadecimal(chance, 64)}`,
      order: orderKey(0),
    }),
    ...services.map((service, at) =>
      create('release-unit', `${packageId}-${at + 1}`, {
        of: root,
        package: packageId,
        name: nameId(service),
        version,
        checksum: `sha256:${hexadecimal(chance, 64)}`,
        order: orderKey(at),
      }),
    ),
  ]
}

type CycleRow = readonly [title: string, kind: TestCycle['kind'], cases: number, step: 'test' | 'staging', testData: string]

const rounds: readonly CycleRow[] = [
  ['System test', 'system', 180, 'test', 'Made-up customers, set 4'],
  ['Integration with neighbours', 'integration', 64, 'staging', 'Masked copy of last month'],
  ['Regression', 'regression', 412, 'staging', 'Masked copy of last month'],
  ['User acceptance', 'user-acceptance', 38, 'staging', 'Accounts of the acceptance team'],
  ['Performance at 1.4 x peak', 'performance', 12, 'staging', 'Recorded load of the highest hour'],
]
const quickRounds: readonly CycleRow[] = [
  ['Smoke test', 'smoke', 12, 'staging', 'Accounts of the acceptance team'],
  ['Regression of the changed part', 'regression', 96, 'staging', 'Masked copy of last month'],
]

function testCycles(release: PlannedRelease, time: SampleTime): readonly Draft[] {
  const { id, root, area, type, stage } = release
  const test = phaseSpans(release, time).find(({ kind }) => kind === 'test')
  if (test === undefined) return []
  const rows = type === 'major' ? rounds : type === 'minor' ? rounds.slice(0, 4) : quickRounds
  const chance = chanceFrom(`tests ${id}`)
  return rows.map(([title, kind, natural, step, testData], at) => {
    // Half of a whole number of cases, so that no two releases look alike; the big cut-over keeps its 412.
    const planned = id === 'payments-cutover' ? natural : Math.round(natural * (0.6 + chance() * 0.6))
    const run = stage !== 'building' ? planned : at < 2 ? Math.round(planned * (at === 0 ? 1 : 0.6)) : 0
    const failed = stage === 'building' ? Math.min(run, between(chance, 1, 6)) : 0
    const start = type === 'emergency' ? test.start : daysAfter(test.start, at * (type === 'patch' ? 1 : 3), time.zone)
    const end = type === 'emergency' ? test.end : daysAfter(start, type === 'patch' ? 0 : 3, time.zone)
    return create('test-cycle', `${id}-${kind}`, {
      of: root,
      title,
      kind,
      environment: environmentOf(area, step),
      testData,
      start,
      end,
      result: { planned, run, passed: run - failed, failed },
      order: orderKey(at),
    })
  })
}
