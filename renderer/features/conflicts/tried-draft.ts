import { numberText } from '#app/format'
import { rootOfEntity } from '#data/entity-roots'
import { run } from '#data/run'
import { viewsOf } from '#data/select'
import { store } from '#data/store'
import type { Subject } from '#shared/assess/conflicts/subject'
import { type Tried, triedConflicts } from '#shared/assess/conflicts/tried'
import type { World } from '#shared/assess/conflicts/world'
import { estateIn, factsOfRoot, type RootFacts } from '#shared/assess/conflicts/world-of'
import { apply, creations, isRoot, type RootRecord, type Roots } from '#shared/log/apply'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { sentence } from './conflict-words'
import { asksForDecision, factsOf, type LiveBoard, quickBoard, settledBoard, surroundingsOf } from './live-board'
import { type NameOf, namesOf } from './names'

/** What a draft that nobody has written would do to the conflicts: its roots as they would be, beside all others as they stand. */
export function triedDraft(roots: Roots, { board: { world } }: LiveBoard, draft: Draft, now: number): Tried {
  const named = rootsOf(draft)
  const standing: Roots = Object.fromEntries([...named].flatMap((root) => (roots[root] === undefined ? [] : [[root, roots[root]]])))
  const there = apply(standing, [{ ...draft, stamp: latest, hash: '', device: '', sequence: 0, who: '', at: '', roots: [...named] }])
  const around = surroundingsOf({ ...some(roots, ['workspace/this', 'calendar/main']), ...there })
  const changed = [...named].flatMap((root): ChangedRoot[] => {
    const after = there[root]
    if (after === undefined) return []
    const before = standing[root]
    return [{ root, before: before === undefined ? nothing : factsOf(before, around), after: factsOfRoot(after, viewsOf, around.zone, around.calendars) }]
  })
  const bands = draft.operations.flatMap(({ entity }) => (/^(freeze|window)\//.test(entity) ? [entity] : []))
  const touched = new Set([...bands, ...changed.flatMap(touchedIn)])
  const tried = triedConflicts(world, worldWith(world, changed, there), touched)
  const asks = (conflict: Tried['arising'][number]): boolean => asksForDecision(conflict, now)
  return { ...tried, arising: tried.arising.filter(asks), ending: tried.ending.filter(asks) }
}

/** Wins over whatever was written: real stamps begin with a digit. */
const latest = '~'
const nothing: RootFacts = { subjects: [], scope: [], keepsCalendars: false }

interface ChangedRoot {
  readonly root: string
  readonly before: RootFacts
  readonly after: RootFacts
}

function rootsOf(draft: Draft): ReadonlySet<string> {
  const created = creations(draft)
  const named = new Set<string>()
  for (const { entity } of draft.operations) {
    const root = isRoot(entity) ? entity : (created.get(entity) ?? rootOfEntity(entity))
    if (root !== undefined) named.add(root)
  }
  return named
}

const some = (roots: Roots, names: readonly string[]): Roots =>
  Object.fromEntries(names.flatMap((name): [string, RootRecord][] => (roots[name] === undefined ? [] : [[name, roots[name]]])))

/** The subjects that would be others, gone or new, and the changes that would go out with another release. */
function touchedIn({ before, after }: ChangedRoot): readonly string[] {
  const was = new Map(before.subjects.map((subject) => [subject.entity, JSON.stringify(subject)]))
  const now = new Map(after.subjects.map((subject) => [subject.entity, JSON.stringify(subject)]))
  const others = [...new Set([...was.keys(), ...now.keys()])].filter((entity) => was.get(entity) !== now.get(entity))
  const [had, has] = [new Set(before.scope), new Set(after.scope)]
  return [...others, ...before.scope.filter((change) => !has.has(change)), ...after.scope.filter((change) => !had.has(change))]
}

function worldWith(world: World, changed: readonly ChangedRoot[], there: Roots): World {
  const gone = new Set(changed.flatMap(({ before }) => before.subjects.map(({ entity }) => entity)))
  const come: readonly Subject[] = changed.flatMap(({ after }) => after.subjects)
  const calendar = there['calendar/main']
  const workspace = there['workspace/this']
  return {
    ...world,
    subjects: [...world.subjects.filter(({ entity }) => !gone.has(entity)), ...come],
    ...(changed.some(({ before, after }) => before.scope.join() !== after.scope.join()) ? { scopes: scopesWith(world, changed) } : {}),
    ...(workspace === undefined ? {} : { estate: estateIn(workspace, viewsOf) }),
    ...(calendar === undefined
      ? {}
      : {
          freezes: viewsOf(calendar, 'freeze'),
          windows: viewsOf(calendar, 'window'),
          exceptions: viewsOf(calendar, 'freeze-exception'),
          acceptances: viewsOf(calendar, 'conflict-acceptance'),
        }),
  }
}

function scopesWith({ scopes }: World, changed: readonly ChangedRoot[]): World['scopes'] {
  const next = new Map(scopes)
  for (const { root, before, after } of changed) {
    for (const change of before.scope)
      next.set(
        change,
        (next.get(change) ?? []).filter((release) => release !== root),
      )
    for (const change of after.scope) next.set(change, [...(next.get(change) ?? []), root])
  }
  return next
}

/** "2 new conflicts, 1 gone, 3 unchanged"; what there is none of is left out. */
export function triedCounts({ arising, ending, staying }: Pick<Tried, 'arising' | 'ending' | 'staying'>): string {
  const parts = [
    arising.length > 0 && `${numberText(arising.length)} new ${arising.length === 1 ? 'conflict' : 'conflicts'}`,
    ending.length > 0 && `${numberText(ending.length)} ${arising.length > 0 ? '' : ending.length === 1 ? 'conflict ' : 'conflicts '}gone`,
    staying > 0 && `${numberText(staying)} unchanged`,
  ].filter((part) => part !== false)
  return arising.length === 0 && ending.length === 0 ? `No conflict begins or ends${staying > 0 ? `, ${numberText(staying)} unchanged` : ''}` : parts.join(', ')
}

/** The same for a choice among several: '' where it would do nothing. */
export const wouldDoWords = ({ arising, ending }: Pick<Tried, 'arising' | 'ending'>): string =>
  arising.length + ending.length === 0 ? '' : triedCounts({ arising, ending, staying: 0 })

/** The same with the first two of the new ones by name; '' where no conflict begins or ends. */
export function triedLine(tried: Tried, nameOf: NameOf): string {
  const { arising, ending } = tried
  if (arising.length === 0 && ending.length === 0) return ''
  const named = arising.length > 0 ? arising : ending
  const first = named.slice(0, 2).map((conflict) => sentence(conflict, nameOf))
  const more = named.length > first.length ? `; and ${numberText(named.length - first.length)} more` : ''
  return `${triedCounts({ ...tried, staying: 0 })}: ${first.join('; ')}${more}`
}

/** What a draft would do to the conflicts, in a line, for toasts and while something is dragged; '' where nobody has looked for conflicts yet. */
export function triedOf(draft: Draft): { readonly line: string; readonly clash: 'none' | 'soft' | 'hard' } {
  const { roots } = store.getState().workspace
  const live = quickBoard(roots) ?? settledBoard()
  if (live === undefined) return { line: '', clash: 'none' }
  const tried = triedDraft(roots, live, draft, Date.now())
  const clash = tried.arising.length === 0 ? 'none' : tried.arising.some(({ severity }) => severity === 'hard') ? 'hard' : 'soft'
  return { line: triedLine(tried, namesOf(roots)), clash }
}

/** Runs a command with a toast that also says what it did to the conflicts: for moves, of which one wants to know that at once. */
export async function runAloud(command: Draft | Result<Draft, Failure>): ReturnType<typeof run> {
  const read = 'ok' in command ? command : ok(command)
  return read.ok ? run(read, { toast: true, also: triedOf(read.value).line }) : read
}
