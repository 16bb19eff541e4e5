import type { RootRecord, Roots } from '../../log/apply'
import type { WorkingCalendar } from '../../model/time-band'
import { estateOf } from './estate'
import type { Subject } from './subject'
import { subjectsOf, type ViewsOf } from './subjects-of'
import type { Approvals, World } from './world'

/** What one root gives to the world. */
export interface RootFacts {
  readonly subjects: readonly Subject[]
  /** Changes in the scope of a release. */
  readonly scope: readonly string[]
  /** Whether its times hang on working calendars too, which live elsewhere. */
  readonly keepsCalendars: boolean
}

/** Reads a root once; whoever asks keeps it as long as the record is the same. */
export function factsOfRoot(record: RootRecord, viewsOf: ViewsOf, zone: string, calendars: readonly WorkingCalendar[] = []): RootFacts {
  const { root } = record
  if (record.entities[root]?.['removed']?.[0] === true) return { subjects: [], scope: [], keepsCalendars: false }
  return {
    subjects: subjectsOf(record, viewsOf, zone, calendars),
    scope: root.startsWith('release/')
      ? viewsOf(record, 'release-change').map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`))
      : [],
    keepsCalendars: root.startsWith('release/') && [...viewsOf(record, 'plan'), ...viewsOf(record, 'task')].some(({ calendar }) => calendar !== ''),
  }
}

/** The zone that conflicts are judged in: that of the site, whoever looks. */
export function siteZoneOf(roots: Roots, viewsOf: ViewsOf, fallback = 'UTC'): string {
  const record = roots['workspace/this']
  return (record === undefined ? undefined : viewsOf(record, 'workspace')[0]?.zone) || fallback
}

/** Everything that conflicts are judged from, of a whole workspace. */
export function worldOf(roots: Roots, factsOf: (record: RootRecord) => RootFacts, viewsOf: ViewsOf, zone: string, approvals: Approvals): World {
  const subjects: Subject[] = []
  const scopes = new Map<string, string[]>()
  for (const root in roots) {
    const record = roots[root]
    if (record === undefined) continue
    const facts = factsOf(record)
    subjects.push(...facts.subjects)
    for (const change of facts.scope) {
      const held = scopes.get(change)
      if (held === undefined) scopes.set(change, [root])
      else held.push(root)
    }
  }
  const workspace = roots['workspace/this']
  const calendar = roots['calendar/main']
  return {
    subjects,
    scopes,
    approvals,
    estate: estateIn(workspace, viewsOf),
    freezes: calendar === undefined ? [] : viewsOf(calendar, 'freeze'),
    windows: calendar === undefined ? [] : viewsOf(calendar, 'window'),
    exceptions: calendar === undefined ? [] : viewsOf(calendar, 'freeze-exception'),
    acceptances: calendar === undefined ? [] : viewsOf(calendar, 'conflict-acceptance'),
    zone,
  }
}

const estates = new WeakMap<RootRecord, ReturnType<typeof estateOf>>()

/** What stands above what, read once for a record. */
export function estateIn(record: RootRecord | undefined, viewsOf: ViewsOf): ReturnType<typeof estateOf> {
  if (record === undefined) return estateOf([], [], [])
  const held = estates.get(record) ?? estateOf(viewsOf(record, 'service'), viewsOf(record, 'ci'), viewsOf(record, 'environment'))
  estates.set(record, held)
  return held
}
