import type { Handlers } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import { diskFailure } from '../disk/disk'
import type { Services } from './services'

type Channels = 'settings:read' | 'settings:save' | 'person:save'

export function settingsHandlers({ settings }: Services): Pick<Handlers, Channels> {
  return {
    'settings:read': () => {
      const person = settings.person()
      return ok({ settings: settings.read(), systemZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...(person === undefined ? {} : { person }) })
    },
    'settings:save': (request) => {
      try {
        settings.save(request.settings)
        return ok({})
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
    'person:save': (person) => {
      try {
        settings.savePerson(person)
        return ok({})
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
  }
}
