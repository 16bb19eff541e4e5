import { channels } from '#resources/sample/releases/channels'
import { coreBanking } from '#resources/sample/releases/core-banking'
import type { More, OwnRelease } from '#resources/sample/releases/own-release'
import { payments } from '#resources/sample/releases/payments'
import { dataArea, platform } from '#resources/sample/releases/platform-and-data'
import type { Release } from '#shared/model/release'
import type { When } from '#shared/model/when'
import { areaOf } from './organisation'
import { type SampleTime, versionOf } from './sample-time'

/** A release of the bank with its dates worked out for today. */
export interface PlannedRelease {
  readonly id: string
  readonly root: string
  readonly number: string
  readonly name: string
  readonly version: string
  readonly type: Release['type']
  readonly state: Release['state']
  readonly owner: string
  readonly target: When
  readonly services: readonly string[]
  readonly area: string
  readonly criteriaMet: number
  readonly criteria: number
  readonly changes: number
  readonly objective: string
  readonly more: More
  readonly stage: Stage
}

/** How far a release is, in the five steps that the sample's texts and dates depend on. */
export type Stage = 'dropped' | 'before' | 'building' | 'ready' | 'deploying' | 'out'

const stages: Readonly<Record<Release['state'], Stage>> = {
  draft: 'before',
  planning: 'before',
  'build-and-test': 'building',
  ready: 'ready',
  deploying: 'deploying',
  'early-life-support': 'out',
  review: 'out',
  closed: 'out',
  cancelled: 'dropped',
}

export function plannedReleases(time: SampleTime): readonly PlannedRelease[] {
  return [...payments, ...coreBanking, ...channels, ...platform, ...dataArea].map((row, at) => planned(row, at, time))
}

function planned(row: OwnRelease, at: number, time: SampleTime): PlannedRelease {
  const [id, name, version, type, state, owner, target, serviceNames, gate, changes, objective, more = {}] = row
  const services = serviceNames.split(', ')
  const [criteriaMet = 0, criteria = 0] = gate.split('/').map(Number)
  return {
    id,
    root: `release/${id}`,
    number: `REL-${412 + at}`,
    name,
    version: versionOf(version, time),
    type,
    state,
    owner,
    target: time.at(target),
    services,
    area: areaOf(services[0] ?? ''),
    criteriaMet,
    criteria,
    changes,
    objective,
    more,
    stage: stages[state],
  }
}

export const titleOfRelease = ({ name, version }: Pick<PlannedRelease, 'name' | 'version'>): string => `${name} ${version}`

/** The area's environments by step of the way to production. */
export function environmentOf(area: string, step: 'test' | 'staging' | 'production'): string {
  const [test, staging, production] = places[area] ?? ['BANK-SIT', 'BANK-SIT', 'PLT-PRD']
  return step === 'test' ? test : step === 'staging' ? staging : production
}

const places: Readonly<Record<string, readonly [string, string, string]>> = {
  Payments: ['PAY-TST', 'PAY-STG', 'PAY-PRD'],
  'Core banking': ['CORE-TST', 'CORE-STG', 'CORE-PRD'],
  Channels: ['BANK-SIT', 'CHN-STG', 'CHN-PRD'],
  Platform: ['PLT-LAB', 'PLT-LAB', 'PLT-PRD'],
  Data: ['DATA-STG', 'DATA-STG', 'PLT-PRD'],
}
