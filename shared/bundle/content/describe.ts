import type { BagInfo } from '#shared/bundle/container/bag-info'
import type { Roots } from '#shared/log/apply'
import { millisecondsOf } from '#shared/log/clock'
import type { ReadEntry } from '#shared/log/entry'
import type { Membership } from '#shared/log/membership'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { isPack, wholePortfolio } from './selection'

/** What a bundle says about itself, all of it derived from its signed log. */
export interface Description {
  readonly info: BagInfo
  /** Name and version of the release; name of the workspace and how many releases; title and day of a meeting. */
  readonly title: string
  /** When the newest entry was written, by its clock: epoch milliseconds. */
  readonly newest: number
}

/** `by` is the device that made the bundle. No clock takes part: the same log gives the same words. */
export function describeBundle(roots: Roots, release: string, counted: readonly ReadEntry[], members: Membership, by: string): Description {
  const text = (root: string, field: string): string => textOf(roots[root]?.entities[root]?.[field]?.[0])
  const title =
    release === wholePortfolio
      ? portfolioTitle(roots, text(release, 'name'))
      : isPack(release)
        ? `${text(release, 'title') || 'Meeting'} ${text(release, 'start').slice(0, 10)}`.trim()
        : `${text(release, 'name')} ${text(release, 'version')}`.trim() || release
  const newest = counted.reduce((latest, { file }) => Math.max(latest, millisecondsOf(file.clock)), 0)
  return {
    title,
    newest,
    info: {
      organization: text('workspace/this', 'name'),
      contact: personOf(members, by),
      description: title,
      date: dayOf(newest),
      identifier: release,
    },
  }
}

function portfolioTitle(roots: Roots, name: string): string {
  const releases = Object.entries(roots).filter(([root, { entities }]) => kindOf(root) === 'release' && entities[root]?.['removed']?.[0] === false).length
  return `${name || 'Portfolio'}, ${releases} ${releases === 1 ? 'release' : 'releases'}`
}

/** The person that a device belongs to, as its latest admission says. */
export const personOf = (members: Membership, dev: string): string => members.admissions.get(dev)?.at(-1)?.person ?? ''

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The day in UTC; a clock that somebody set beyond the year 9999 has no day that a bag can name. */
const dayOf = (ms: number): string => new Date(Math.min(ms, Date.UTC(9999, 11, 31))).toISOString().slice(0, 10)
