import type { Handlers } from '#shared/ipc'
import { type Failure, failed, ok } from '#shared/model/result'
import { diskFailure, writeWhole } from '../disk/disk'
import { auditCsv } from '../exchange/audit-csv'
import type { Services } from './services'
import { tellLines } from './tell-lines'

type Channels = 'journal:write' | 'journal:read' | 'journal:audit' | 'audit:export'

const noneOpen: Failure = { code: 'no-workspace-open', message: 'No workspace is open in this window.' }

export function journalHandlers(services: Services): Pick<Handlers, Channels> {
  const { shown, path, disk } = services
  return {
    'journal:write': ({ drafts }, { window }) => {
      const source = shown.get(window)
      if (source === undefined) return failed(noneOpen)
      const { generation } = source.describe()
      const written = source.write(drafts.map(({ undoes, ...draft }) => (undoes === undefined ? draft : { ...draft, undoes })))
      if (!written.ok) return written
      const lines = [...written.value]
      const from = tellLines(services, source, { generation, by: window, lines })
      return ok({ lines, from })
    },
    'journal:read': ({ after, skip }, { window }) => {
      const source = shown.get(window)
      if (source === undefined) return failed(noneOpen)
      const { lines, more } = source.read(after, skip)
      return ok({ lines: [...lines], more })
    },
    'journal:audit': (query, { window }) => {
      const source = shown.get(window)
      return source === undefined ? failed(noneOpen) : ok(source.audit(query))
    },
    'audit:export': ({ query, file, exact }, { window }) => {
      const source = shown.get(window)
      if (source === undefined) return failed(noneOpen)
      const place = path(file, window, 'write')
      if (place === undefined) return failed({ code: 'file-unknown', message: 'Choose the file again.' })
      const { csv, rows } = auditCsv((skip, take) => source.audit({ ...query, skip, take }).rows, exact)
      try {
        writeWhole(disk, place, csv)
        return ok({ rows })
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
  }
}
