import type { BundleReading } from '#shared/bundle/content/reading'
import { isPack } from '#shared/bundle/content/selection'
import type { Handlers } from '#shared/ipc'
import { isFromFile } from '#shared/ipc/shapes'
import { isDeviceId } from '#shared/log/entry-form'
import { type Failure, failed, ok } from '#shared/model/result'
import { bundleSource } from '../bundle/content/bundle-source'
import { type ExportOptions, exportBundle } from '../bundle/content/export-bundle'
import { readInProcess } from '../bundle/content/read-in-process'
import { verdictOf } from '../bundle/content/verdict'
import { diskFailure } from '../disk/disk'
import type { Job } from '../jobs/jobs'
import { packSource } from '../pack/pack-source'
import type { StartParser } from '../parser/parser-process'
import type { Printer } from '../print/print-document'
import type { Source } from '../workspaces/source'
import type { Services } from './services'

type Channels = Extract<keyof Handlers, `bundle:${string}` | `pack:${string}`>

const chooseAgain: Failure = { code: 'file-unknown', message: 'Choose the file again.' }
const noneOpen: Failure = { code: 'no-workspace-open', message: 'No workspace is open in this window.' }
const alreadyOne: Failure = { code: 'is-a-bundle', message: 'This is a bundle already: pass on its file. Nothing was exported.' }

/** Bundles: made from a release of the open workspace, and opened beside it, read-only. A foreign file is read by the parser's process. */
export function bundleHandlers(services: Services, startParser: StartParser, printer: Pick<Printer, 'printDocument'>): Pick<Handlers, Channels> {
  const { shown, path, jobs, disk, key, workspaces, trust, settings, now } = services
  /** What was read of each opened bundle; windows that show the same one share it. */
  const readings = new WeakMap<Source, { readonly reading: BundleReading; readonly path: string }>()
  /** What a window showed before its bundle. */
  const before = new Map<number, string>()

  const isTrusted = ({ device }: { readonly device: string }): boolean => device === key().device || trust.trusts(device)
  const verdictIn = (source: Source | undefined) => {
    const opened = source === undefined ? undefined : readings.get(source)
    return opened === undefined ? undefined : verdictOf(opened.reading, opened.path, isTrusted)
  }

  const printed = (document: unknown, work: Job): Pick<ExportOptions, 'printPlan'> =>
    document === undefined || document === null
      ? {}
      : {
          printPlan: async () => {
            const made = await printer.printDocument(document, work)
            return made.ok ? ok(made.value.bytes) : made
          },
        }
  const sourceOf = (place: string, reading: BundleReading): Source => {
    if (!isPack(reading.release)) return bundleSource(place, reading)
    const hasWorkspace = workspaces.list().some(({ id }) => id === reading.ws)
    return packSource({ path: place, reading, voted: services.voted(reading.ws), key: key(), person: () => settings.person()?.name ?? '', now, hasWorkspace })
  }

  return {
    'bundle:export': ({ release, plan, file, job }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'write')
      if (source === undefined) return failed(noneOpen)
      if (isFromFile(source.kind)) return failed(alreadyOne)
      if (place === undefined) return failed(chooseAgain)
      return jobs.run(window, job, (work) => exportBundle(place, { ...{ source, release, key: key(), disk, job: work }, ...printed(plan, work) }))
    },
    'pack:export': ({ meeting, also, agenda, file, job }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'write')
      if (source === undefined) return failed(noneOpen)
      if (isFromFile(source.kind)) return failed(alreadyOne)
      if (place === undefined) return failed(chooseAgain)
      if (!isPack(meeting)) return failed({ code: 'no-meeting', message: 'A pack is made of a meeting. Nothing was exported.' })
      return jobs.run(window, job, (work) =>
        exportBundle(place, { ...{ source, release: meeting, also, key: key(), disk, job: work }, ...printed(agenda, work) }),
      )
    },
    'bundle:open': async ({ file, job }, { window }) => {
      const place = path(file, window, 'read')
      if (place === undefined) return failed(chooseAgain)
      const reading = await jobs.run(window, job, (work) => {
        work.progress(0, 1, 'Verifying the bundle')
        return readInProcess(startParser, place, { cancelled: work.cancelled, onProgress: (done, total) => work.progress(done, total, 'Verifying the bundle') })
      })
      if (!reading.ok) return reading
      let source: Source
      try {
        source = sourceOf(place, reading.value)
      } catch (error) {
        return failed(diskFailure(error))
      }
      readings.set(source, { reading: reading.value, path: place })
      const held = shown.get(window)
      if (held !== undefined && !isFromFile(held.kind)) before.set(window, held.id)
      shown.set(window, source)
      return ok({ verdict: verdictOf(reading.value, place, isTrusted), workspace: source.describe() })
    },
    'bundle:verdict': (_request, { window }) => {
      const verdict = verdictIn(shown.get(window))
      return ok(verdict === undefined ? {} : { verdict })
    },
    'bundle:close': (_request, { window }) => {
      const open = shown.get(window)
      if (open === undefined || !isFromFile(open.kind)) return failed({ code: 'no-bundle-open', message: 'No bundle is open in this window.' })
      const id = before.get(window) ?? workspaces.list()[0]?.id
      before.delete(window)
      const source = id === undefined ? undefined : workspaces.open(id)
      if (source?.ok !== true) {
        shown.delete(window)
        return ok({})
      }
      shown.set(window, source.value)
      return ok({ workspace: source.value.describe() })
    },
    'bundle:trust': ({ device }, { window }) => {
      const signers = verdictIn(shown.get(window))?.signers ?? []
      if (!isDeviceId(device) || !signers.some((signer) => signer.device === device)) {
        return failed({ code: 'not-a-signer', message: 'Only a key that signed the open bundle can be trusted from here.' })
      }
      try {
        trust.trust(device)
        return ok({})
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
  }
}
