import type { BundleReading } from '#shared/bundle/content/reading'
import type { Handlers } from '#shared/ipc'
import { isDeviceId } from '#shared/log/entry-form'
import { type Failure, failed, ok } from '#shared/model/result'
import { bundleSource } from '../bundle/content/bundle-source'
import { exportBundle } from '../bundle/content/export-bundle'
import { readInProcess } from '../bundle/content/read-in-process'
import { verdictOf } from '../bundle/content/verdict'
import { diskFailure } from '../disk/disk'
import type { StartParser } from '../parser/parser-process'
import type { Printer } from '../print/print-document'
import type { Source } from '../workspaces/source'
import type { Services } from './services'

type Channels = Extract<keyof Handlers, `bundle:${string}`>

const chooseAgain: Failure = { code: 'file-unknown', message: 'Choose the file again.' }
const noneOpen: Failure = { code: 'no-workspace-open', message: 'No workspace is open in this window.' }
const alreadyOne: Failure = { code: 'is-a-bundle', message: 'This is a bundle already: pass on its file. Nothing was exported.' }

/** Bundles: made from a release of the open workspace, and opened beside it, read-only. A foreign file is read by the parser's process. */
export function bundleHandlers(services: Services, startParser: StartParser, printer: Pick<Printer, 'printDocument'>): Pick<Handlers, Channels> {
  const { shown, path, jobs, disk, key, workspaces, trust } = services
  /** What was read of each opened bundle; windows that show the same one share it. */
  const readings = new WeakMap<Source, { readonly reading: BundleReading; readonly path: string }>()
  /** What a window showed before its bundle. */
  const before = new Map<number, string>()

  const isTrusted = ({ device }: { readonly device: string }): boolean => device === key().device || trust.trusts(device)
  const verdictIn = (source: Source | undefined) => {
    const opened = source === undefined ? undefined : readings.get(source)
    return opened === undefined ? undefined : verdictOf(opened.reading, opened.path, isTrusted)
  }

  return {
    'bundle:export': ({ release, plan, file, job }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'write')
      if (source === undefined) return failed(noneOpen)
      if (source.kind === 'bundle') return failed(alreadyOne)
      if (place === undefined) return failed(chooseAgain)
      return jobs.run(window, job, (work) =>
        exportBundle(place, {
          ...{ source, release, key: key(), disk, job: work },
          ...(plan === undefined || plan === null
            ? {}
            : {
                printPlan: async () => {
                  const printed = await printer.printDocument(plan, work)
                  return printed.ok ? ok(printed.value.bytes) : printed
                },
              }),
        }),
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
      const source = bundleSource(place, reading.value)
      readings.set(source, { reading: reading.value, path: place })
      const held = shown.get(window)
      if (held !== undefined && held.kind !== 'bundle') before.set(window, held.id)
      shown.set(window, source)
      return ok({ verdict: verdictOf(reading.value, place, isTrusted), workspace: source.describe() })
    },
    'bundle:verdict': (_request, { window }) => {
      const verdict = verdictIn(shown.get(window))
      return ok(verdict === undefined ? {} : { verdict })
    },
    'bundle:close': (_request, { window }) => {
      if (shown.get(window)?.kind !== 'bundle') return failed({ code: 'no-bundle-open', message: 'No bundle is open in this window.' })
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
