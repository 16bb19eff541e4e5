import { useMemo } from 'react'
import { rootRecords, selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { type ReleaseRow, releaseName } from '#features/gantt'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import type { Freeze } from '#shared/model/time-band'

/** The releases with what is dated in them, and the freezes that lie under everything. */
export interface Portfolio {
  readonly all: readonly ReleaseRow[]
  readonly freezes: readonly Freeze[]
}

/** An edit makes a new record of its release alone: the rows of all others stay the same. */
const rows = new WeakMap<RootRecord, { readonly names: ReadonlyMap<string, string>; readonly row: ReleaseRow }>()

export function usePortfolio(): Portfolio {
  const roots = useAppSelector(rootRecords)
  const releases = useAppSelector(selectViews('release'))
  const services = useAppSelector(selectViews('service'))
  const environments = useAppSelector(selectViews('environment'))
  const freezes = useAppSelector(selectViews('freeze'))
  const names = useMemo(
    () =>
      new Map([
        ...services.map(({ id, name }) => [`service/${id}`, name] as const),
        ...environments.map(({ id, name }) => [`environment/${id}`, name] as const),
      ]),
    [services, environments],
  )
  const all = useMemo(() => {
    return releases.map((release): ReleaseRow => {
      const root = roots[`release/${release.id}`]
      const known = root === undefined ? undefined : rows.get(root)
      if (known !== undefined && known.names === names) return known.row
      const row = rowOf(release, root, names)
      if (root !== undefined) rows.set(root, { names, row })
      return row
    })
  }, [releases, roots, names])
  return { all, freezes }
}

/** A row reads of its release what is asked of it: of ten thousand only the open ones show what lies in them. */
function rowOf(release: Release, root: RootRecord | undefined, names: ReadonlyMap<string, string>): ReleaseRow {
  return {
    release,
    get phases() {
      return viewsOf(root, 'phase')
    },
    get gates() {
      return viewsOf(root, 'gate')
    },
    get milestones() {
      return viewsOf(root, 'milestone')
    },
    get services() {
      return viewsOf(root, 'affects')
        .flatMap(({ item }) => (item.startsWith('service/') ? [names.get(item) ?? item.slice('service/'.length)] : []))
        .sort()
    },
    get environment() {
      const plans = viewsOf(root, 'plan')
      const { environment = '' } = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0] ?? {}
      return names.get(`environment/${environment}`) ?? environment
    },
  }
}

/** Releases whose words hold every word of the filter; those that are over only if asked for. In order of their dates. */
export function filtered(all: readonly ReleaseRow[], text: string, withOver: boolean): readonly ReleaseRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return all
    .filter((row) => {
      const { release } = row
      if (!withOver && (release.state === 'closed' || release.state === 'cancelled')) return false
      if (words.length === 0) return true
      const held =
        `${releaseName(release)} ${release.number} ${release.team} ${release.owner} ${release.type} ${release.state} ${row.services.join(' ')}`.toLowerCase()
      return words.every((word) => held.includes(word))
    })
    .sort((a, b) => compare(dateOf(a.release), dateOf(b.release)) || compare(releaseName(a.release), releaseName(b.release)))
}

/** Releases without a date come last. */
const dateOf = ({ plannedStart, target, actual }: Release): string => plannedStart || target || actual || '~'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
