import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDisk } from '#electron/disk/disk'
import { ballotHandlers } from '#electron/handlers/ballot-handlers'
import { journalHandlers } from '#electron/handlers/journal-handlers'
import type { Services } from '#electron/handlers/services'
import { sha256, verifySignature } from '#electron/keys/signatures'
import type { Source } from '#electron/workspaces/source'
import { workspaces } from '#electron/workspaces/workspaces'
import { ballotsFor } from '#shared/cab/ballots'
import { rootIn, viewsIn } from '#shared/cab/views-in'
import { castVote } from '#shared/commands/cab/cast-vote'
import { addMinutes, beginMeeting, endMeeting } from '#shared/commands/cab/meeting'
import { combine, create, edit } from '#shared/commands/edit'
import { addDevice } from '#shared/commands/trust/devices'
import type { JournalLine } from '#shared/ipc/shapes'
import { apply, type Roots } from '#shared/log/apply'
import { entryOf, readLine } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { madeWorkspace } from '#test/fixtures/bundle/made-release'
import { type Voter, voterIn } from '#test/fixtures/voter'
import { randomFrom } from '#test/torture/random'

const meeting = 'meeting/m'
const subject = 'change/c'
const at = '2026-12-01T09:00:00Z'

function valueIn<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value
}

/** A window: what main has told it, by main's count, and the state that comes of it. */
interface Window {
  lines: Map<number, JournalLine>
  first: number
}
const rootsOf = (lines: readonly JournalLine[]): Roots =>
  apply(
    {},
    lines.map(({ line }) => entryOf(valueIn(readLine(line, sha256)))),
  )

/** A workspace that two windows show, with a meeting of Mona, Ben and Cleo about a change. */
function board() {
  const made = madeWorkspace('Mona')
  const { source, key, folder } = made
  const windows = new Map<number, Window>([1, 2].map((window) => [window, { lines: new Map(), first: 0 }]))
  const take = (window: number, lines: readonly JournalLine[], from: number): void => {
    for (const [place, line] of lines.entries()) {
      expect(windows.get(window)?.lines.has(from + place)).toBe(false)
      windows.get(window)?.lines.set(from + place, line)
    }
  }
  const services = {
    ...{ disk: realDisk, now: () => Date.UTC(2026, 11, 1, 9), key: () => key, shown: new Map<number, Source>([1, 2].map((window) => [window, source])) },
    windows: {
      // A device with one history and its own key takes nothing back: no window has to read anew.
      tell(window: number, event: string, told: { readonly lines: readonly JournalLine[]; readonly from: number }) {
        expect(event).toBe('journal:appended')
        take(window, told.lines, told.from)
      },
    },
    path: (token: string) => token,
  } as unknown as Services
  const handlers = { ...ballotHandlers(services), ...journalHandlers(services) }
  made.write(
    combine('begin', 'Began', [
      create('change', 'c', { number: 'CHG1', shortDescription: 'Patch', state: 'authorize', plannedEnd: '2026-12-06T01:30:00Z' }),
      create('meeting', 'm', { title: 'CAB', start: at, quorum: 3 }),
      create('agenda-item', 'i', { of: meeting, subject }),
      ...['Mona', 'Ben', 'Cleo'].map((person, place) => create('meeting-member', `${place}`, { of: meeting, person, order: `a${place}` })),
    ]),
  )
  const begun = source.read({}, 0).lines
  for (const window of windows.values()) window.first = source.position()
  /** What a window shows: all that it began with, and what it was told since. */
  const shownIn = (window: number): Roots => {
    const { lines, first } = windows.get(window) ?? { lines: new Map<number, JournalLine>(), first: 0 }
    // No line is missing, whoever wrote it.
    expect([...lines.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: lines.size }, (_, place) => first + place))
    return rootsOf([...begun, ...lines.values()])
  }
  return {
    ...{ source, key, folder, shownIn, handlers },
    async write(window: number, draft: Result<Draft, Failure>) {
      const { command, summary, operations } = valueIn(draft)
      const { lines, from } = valueIn(await handlers['journal:write']({ drafts: [{ command, summary, operations: [...operations] }] }, { window }))
      take(window, lines, from)
    },
    reopened: (): Source =>
      valueIn(workspaces({ folder, key: () => key, person: () => 'Mona', disk: realDisk, now: Date.now, trash: async () => undefined }).open(source.id)),
  }
}
type Board = ReturnType<typeof board>

/** Votes of a member, with the ballot file after each. */
function ballots({ source, folder, shownIn }: Board, person: string): { readonly voter: Voter; readonly files: readonly string[] } {
  const voter = voterIn(source.id, person)
  const facts = { roots: shownIn(1), meeting, subject, sha256, signer: { person, device: voter.key.device } }
  const files = (['reject', 'approve', 'reject', 'approve'] as const).map((choice, place) => {
    voter.sign(valueIn(castVote(facts, `${place}`, { choice, comment: '', conditions: [] })))
    const file = join(folder, `${person}-${place}.slipway-ballot`)
    fs.writeFileSync(file, voter.ballot())
    return file
  })
  return { voter, files }
}

const held = (on: Board, window: number) => {
  const found = rootIn(on.shownIn(window), 'meeting', 'm')
  if (found === undefined) throw new Error('no meeting')
  return found
}

test('ballots that come in one window while the meeting is live in another: one sound chain, both windows see all, no vote is lost', async () => {
  for (let seed = 0; seed < 12; seed++) {
    const random = randomFrom(seed)
    const on = board()
    const members = ['Ben', 'Cleo'].map((person) => ballots(on, person))
    let number = 0
    const live: (() => Promise<void>)[] = [
      () => on.write(2, beginMeeting(held(on, 2), at)),
      () => on.write(2, ok(edit('agenda-item', viewsIn(on.shownIn(2)[meeting], 'agenda-item')[0] as never, { state: 'discussing', since: at }))),
      () => {
        const facts = { roots: on.shownIn(2), meeting, subject, sha256, signer: { person: 'Mona', device: on.key.device } }
        return on.write(2, castVote(facts, 'own', { choice: 'approve', comment: '', conditions: [] }))
      },
      () => on.write(2, ok(addMinutes(held(on, 2), 'Ben’s ballot came by post.'))),
      () => on.write(2, endMeeting(on.shownIn(2), held(on, 2), at)),
    ]
    const vouch = async (): Promise<void> => {
      for (const device of valueIn(await on.handlers['trust:devices']({}, { window: 1 })).devices)
        if (device.standing === 'waiting') await on.write(1, addDevice(device, device.person, 'voter', `${number++}`))
    }
    const incoming = [
      ...random.shuffled([
        ...members
          .flatMap(({ files }) => [...files, ...files.slice(1)])
          .map((file) => async () => {
            valueIn(await on.handlers['ballot:import']({ file }, { window: 1 }))
          }),
        ...[vouch, vouch, vouch],
      ]),
    ]
    // Both windows ask without waiting for each other.
    while (live.length + incoming.length > 0) {
      const both = [live, incoming].flatMap((works) => (random.chance(0.6) ? (works.shift() ?? []) : []))
      await Promise.all(random.shuffled(both).map((work) => work()))
    }
    await vouch()

    const whole = rootsOf(on.source.read({}, 0).lines)
    for (const window of [1, 2]) expect(on.shownIn(window)).toEqual(whole)
    expect(held(on, 1)).toMatchObject({ state: 'complete', minutes: 'Ben’s ballot came by post.' })
    const counted = ballotsFor(whole, meeting, subject, sha256).map(({ outcome: { member, standing, vote } }) => [member.person, standing, vote?.view.choice])
    expect(counted).toEqual(['Mona', 'Ben', 'Cleo'].map((person) => [person, 'counted', 'approve']))

    const journal = join(on.source.folder ?? '', 'journal')
    const linesOf = (device: string): readonly string[] =>
      fs
        .readdirSync(join(journal, device))
        .sort()
        .flatMap((file) =>
          fs
            .readFileSync(join(journal, device, file), 'utf8')
            .trimEnd()
            .split('\n'),
        )
    for (const { voter } of members) expect(linesOf(voter.key.device)).toEqual(voter.lines)
    let previous = ''
    for (const [place, line] of linesOf(on.key.device).entries()) {
      const { hash, file } = valueIn(readLine(line, sha256))
      expect([file.seq, file.prev, verifySignature(on.key.publicKey, hash, file.sig)]).toEqual([place + 1, previous, true])
      previous = hash
    }
    const again = on.reopened()
    expect(again.describe().recovered).toEqual([])
    expect(again.describe().heads).toEqual(on.source.describe().heads)
    expect(again.index().uncounted).toEqual(new Set())
    expect(rootsOf(again.read({}, 0).lines)).toEqual(whole)
  }
})
