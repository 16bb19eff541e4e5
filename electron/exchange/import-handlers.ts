import { basename } from 'node:path'
import type { Handlers } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import type { Services } from '../handlers/services'
import { parseInProcess, type StartParser } from '../parser/parser-process'
import { foreignBytes } from './foreign-file'

/** Reading a table: the token's file, as bytes, through the parser's process. What comes back passes through as bytes, unopened. */
export function importHandlers({ path, jobs }: Pick<Services, 'path' | 'jobs'>, startParser: StartParser): Pick<Handlers, 'import:read'> {
  return {
    'import:read': ({ file, job, headerLine }, { window }) => {
      const place = path(file, window, 'read')
      if (place === undefined) return failed({ code: 'file-unknown', message: 'Choose the file again.' })
      return jobs.run(window, job, async (work) => {
        work.progress(0, 1, 'Reading the file')
        const bytes = await foreignBytes(place)
        if (!bytes.ok) return bytes
        const table = await parseInProcess(startParser, { name: basename(place), bytes: bytes.value, headerLine }, { cancelled: work.cancelled })
        return table.ok ? ok({ table: table.value }) : table
      })
    },
  }
}
