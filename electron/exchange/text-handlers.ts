import type { Handlers } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import { diskFailure, writeWhole } from '../disk/disk'
import type { Services } from '../handlers/services'

/** Writing a text to where a person has said, whole or not at all. */
export function textHandlers({ path, disk }: Pick<Services, 'path' | 'disk'>): Pick<Handlers, 'text:export'> {
  return {
    'text:export': ({ file, text }, { window }) => {
      const place = path(file, window, 'write')
      if (place === undefined) return failed({ code: 'file-unknown', message: 'Choose the file again.' })
      try {
        writeWhole(disk, place, text)
        return ok({ bytes: Buffer.byteLength(text) })
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
  }
}
