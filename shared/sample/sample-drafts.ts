import { company } from '#resources/sample/company'
import { combine, create } from '#shared/commands/edit'
import type { Draft, Operation } from '#shared/log/operation'
import { ballots, boardDrafts, decisions, type SampleWriter } from './board'
import { buildAndTest } from './build-and-test'
import { calendar } from './calendar'
import { changes } from './changes'
import { knowledge } from './knowledge'
import { laterEdits } from './later-edits'
import { organisation } from './organisation'
import { ownRelease } from './own-releases'
import { phasesAndGates } from './phases-and-gates'
import { plannedReleases } from './planned-release'
import { plan } from './plans'
import { risks } from './risks'
import { sampleTime } from './sample-time'
import { sampleWorld } from './sample-world'
import { trackedReleases } from './tracked-releases'

/** Operations of one entry, at most; what is made together stays together. */
const mostOperations = 18_000

/**
 * The sample portfolio of a made-up bank, with dates around `now` (epoch milliseconds) in `zone` (IANA): first an import in a
 * few parts, then single edits as people make them. The same arguments give the same drafts.
 */
export function sampleDrafts(now: number, zone: string, writer: SampleWriter): readonly SampleDraft[] {
  const time = sampleTime(now, zone)
  const made = [...sampleEntities(now, zone), ...boardDrafts(writer)]
  const signed = ballots(sampleWorld(made), time, writer)
  const decided = decisions(sampleWorld(made), time, writer)
  return [
    ...importParts(made),
    ...[...signed].map(([by, draft]): SampleDraft => ({ ...draft, by })),
    ...(decided.length === 0 ? [] : [combine('record-decision', 'Recorded what the boards have decided', decided)]),
    ...laterEdits(sampleWorld([...made, ...signed.values(), ...decided]), time),
  ]
}

/** `by` is who of the board signs it; what has none is the founder's. */
export type SampleDraft = Draft & { readonly by?: string }

/** Every entity of the sample, each as the draft that makes it. */
function sampleEntities(now: number, zone: string): readonly Draft[] {
  const time = sampleTime(now, zone)
  const releases = plannedReleases(time)
  return [
    ...organisation(),
    ...calendar(time),
    ...releases.flatMap((release) => [...ownRelease(release, time), ...phasesAndGates(release, time), ...buildAndTest(release, time), ...plan(release, time)]),
    ...changes(releases, time),
    ...risks(releases, time),
    ...knowledge(time),
    ...trackedReleases(time),
  ]
}

function importParts(made: readonly Draft[]): readonly Draft[] {
  const parts: Operation[][] = []
  for (const { operations } of made) {
    const last = parts.at(-1)
    if (last === undefined || last.length + operations.length > mostOperations) parts.push([...operations])
    else last.push(...operations)
  }
  const title = `Sample portfolio of ${company}`
  return parts.map((operations, at): Draft => {
    const number = at + 1
    const frame = at === 0 ? create('import', 'sample', { of: 'workspace/this', title }).operations : []
    const mark: Operation = { entity: 'import/sample', field: 'part', value: { number, of: parts.length }, was: { number: 1, of: 1 } }
    const summary = parts.length === 1 ? title : `${title} (part ${number} of ${parts.length})`
    return combine('import', summary, [{ command: 'import', summary, operations: [...frame, mark, ...operations] }])
  })
}
