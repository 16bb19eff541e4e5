import { basename } from 'node:path'
import type { Handlers } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import { diskFailure, writeWhole } from '../disk/disk'
import type { Services } from '../handlers/services'
import type { Printer } from './print-document'

/** The channels of printing: the file is written as a whole or not at all. */
export function printHandlers({ path, jobs, disk }: Services, printer: Printer): Pick<Handlers, 'print:pdf' | 'print:data' | 'print:ready'> {
  return {
    ...printer.handlers,
    'print:pdf': async ({ document, file, job }, { window }) => {
      const place = path(file, window, 'write')
      if (place === undefined) return failed({ code: 'file-unknown', message: 'Choose the file again.' })
      const printed = await jobs.run(window, job, (work) => printer.printDocument(document, work))
      if (!printed.ok) return printed
      const { bytes, pages } = printed.value
      try {
        writeWhole(disk, place, bytes)
        return ok({ pages, bytes: bytes.length })
      } catch (error) {
        const { code, message } = diskFailure(error)
        return failed({ code, message: `${basename(place)} was not written. ${message}` })
      }
    },
  }
}
