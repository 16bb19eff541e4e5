import type { Handlers } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import { diskFailure, writeWhole } from '../disk/disk'
import type { Services } from '../handlers/services'

/** Writing a project's file to where a person has said, whole or not at all. */
export function projectHandlers({ path, disk }: Pick<Services, 'path' | 'disk'>): Pick<Handlers, 'project:export'> {
  return {
    'project:export': ({ file, xml }, { window }) => {
      const place = path(file, window, 'write')
      if (place === undefined) return failed({ code: 'file-unknown', message: 'Choose the file again.' })
      try {
        writeWhole(disk, place, xml)
        return ok({ bytes: Buffer.byteLength(xml) })
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
  }
}
