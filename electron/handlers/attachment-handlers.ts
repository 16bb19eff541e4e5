import type { Handlers } from '#shared/ipc'
import { isFromFile } from '#shared/ipc/shapes'
import { type Failure, failed } from '#shared/model/result'
import { addAttachment, saveAttachment } from '../attachments/attachments'
import { readOnly } from '../bundle/content/bundle-source'
import type { Services } from './services'

type Channels = 'attachment:add' | 'attachment:save'

const chooseAgain: Failure = { code: 'file-unknown', message: 'Choose the file again.' }

export function attachmentHandlers({ shown, path, disk, jobs }: Services): Pick<Handlers, Channels> {
  return {
    'attachment:add': ({ file, job }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'read')
      if (isFromFile(source?.kind)) return failed(readOnly)
      if (source?.folder === undefined || place === undefined) return failed(chooseAgain)
      const { folder } = source
      return jobs.run(window, job, (work) => addAttachment(folder, place, disk, work))
    },
    'attachment:save': ({ sha256, file }, { window }) => {
      const source = shown.get(window)
      const place = path(file, window, 'write')
      if (source?.saveAttachment !== undefined && place !== undefined) return source.saveAttachment(sha256, place, disk)
      const folder = source?.folder
      return folder === undefined || place === undefined ? failed(chooseAgain) : saveAttachment(folder, sha256, place, disk)
    },
  }
}
