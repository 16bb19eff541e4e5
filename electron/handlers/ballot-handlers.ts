import { hostname } from 'node:os'
import { type Ballot, ballotText } from '#shared/ballot/ballot-file'
import { joinLine } from '#shared/ballot/join-request'
import type { Handlers } from '#shared/ipc'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { asideIn } from '../ballot/aside'
import { knownDevices, standingOfDevice, wordsOf } from '../ballot/devices'
import { importBallot, type WithJournal } from '../ballot/import-ballot'
import { joinsIn } from '../ballot/joins'
import { readBallotFile } from '../ballot/read-ballot-file'
import { diskFailure, writeWhole } from '../disk/disk'
import { wallTime } from '../journal/wall-time'
import { sha256 } from '../keys/signatures'
import type { Source } from '../workspaces/source'
import type { Services } from './services'
import { tellLines } from './tell-lines'

type Channels = Extract<keyof Handlers, `ballot:${string}` | `trust:${string}`>

const chooseAgain: Failure = { code: 'file-unknown', message: 'Choose the file again.' }
const noJournal: Failure = { code: 'no-journal', message: 'Ballots are imported into the workspace that the meeting is held in. Open it first.' }
const noPack: Failure = { code: 'no-pack', message: 'A ballot is saved from an open meeting pack. In the workspace itself votes count at once.' }
const ownBallot: Failure = {
  code: 'own-device',
  message: 'This ballot was signed by this very computer, whose votes are in its workspace already. Nothing was changed.',
}
const nothingSigned: Failure = { code: 'nothing-signed', message: 'Nothing has been signed here yet. Vote first, then save the ballot.' }

/** Ballots that come by file, and whose devices they are. */
export function ballotHandlers(services: Services): Pick<Handlers, Channels> {
  const { shown, path, disk, key, now, settings } = services

  /** A ballot file for the workspace that a window shows; not one of this very computer. */
  function ballotFor(file: string, window: number): Result<Ballot & { readonly source: WithJournal }, Failure> {
    const source = shown.get(window)
    const place = path(file, window, 'read')
    if (!hasJournal(source)) return failed(noJournal)
    if (place === undefined) return failed(chooseAgain)
    const read = readBallotFile(place, source.id)
    if (!read.ok) return read
    return read.value.join.dev === key().device ? failed(ownBallot) : ok({ ...read.value, source })
  }

  return {
    'ballot:read': ({ file }, { window }) => {
      const read = ballotFor(file, window)
      if (!read.ok) return read
      const { source, join, entries } = read.value
      const index = source.index()
      return ok({
        ballot: {
          device: join.dev,
          publicKey: join.publicKey,
          words: wordsOf(join.publicKey),
          person: join.person,
          deviceName: join.device,
          standing: standingOfDevice(index, source.describe().heads, join.dev).standing,
          lines: entries.map(({ hash, line }) => ({ hash, line })),
          known: entries.filter(({ hash }) => index.byHash.has(hash)).length,
          aside: asideIn(index, source.id, entries),
        },
      })
    },
    'ballot:import': ({ file }, { window }) => {
      // Read again: what was looked at may have been replaced meanwhile.
      const read = ballotFor(file, window)
      if (!read.ok) return read
      const { source, entries } = read.value
      const { generation } = source.describe()
      const taken = importBallot(source, read.value, disk)
      if (!taken.ok) return taken
      tellLines(services, source, { generation, lines: [] })
      return ok({ taken: taken.value, known: entries.length - taken.value })
    },
    'ballot:save': ({ file }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'write')
      if (source?.ownEntries === undefined) return failed(noPack)
      if (place === undefined) return failed(chooseAgain)
      const { ws, lines } = source.ownEntries()
      if (lines.length === 0) return failed(nothingSigned)
      const { device: dev, publicKey, sign } = key()
      const join = joinLine({ ws, dev, publicKey, person: settings.person()?.name ?? '', device: hostname(), at: wallTime(now()) }, sha256, sign)
      const text = ballotText(join, lines)
      try {
        writeWhole(disk, place, text)
        return ok({ entries: lines.length, bytes: Buffer.byteLength(text) })
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
    'trust:devices': (_request, { window }) => {
      const source = shown.get(window)
      if (!hasJournal(source)) return failed(noJournal)
      return ok({ devices: knownDevices(source.index(), source.describe().heads, joinsIn(source.folder), key().device) })
    },
    'trust:own-key': () => {
      const { device, publicKey } = key()
      return ok({ device, words: wordsOf(publicKey) })
    },
  }
}

const hasJournal = (source: Source | undefined): source is WithJournal => source?.takeOver !== undefined && source.folder !== undefined
