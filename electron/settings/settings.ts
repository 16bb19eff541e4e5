import * as fs from 'node:fs'
import { join } from 'node:path'
import { PersonOfDevice, Settings } from '#shared/ipc/shapes'
import { type Disk, makeFolder, writeWhole } from '../disk/disk'

export interface SettingsFile {
  readonly read: () => Settings
  readonly save: (changed: { readonly [S in keyof Settings]?: Settings[S] | undefined }) => void
  readonly person: () => PersonOfDevice | undefined
  readonly savePerson: (person: PersonOfDevice) => void
}

/** What a person chose for this installation, in `settings.json` and `person.json` of the profile. Keys of a newer version are kept. */
export function settingsFile(folder: string, disk: Disk): SettingsFile {
  const settings = join(folder, 'settings.json')
  const person = join(folder, 'person.json')
  return {
    read() {
      const parsed = Settings.safeParse(stored(settings))
      return parsed.success ? parsed.data : Settings.parse({})
    },
    save(changed) {
      const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
      makeFolder(disk, folder)
      writeWhole(disk, settings, `${JSON.stringify({ ...stored(settings), ...given }, undefined, 2)}\n`)
    },
    person() {
      const parsed = PersonOfDevice.safeParse(stored(person))
      return parsed.success ? parsed.data : undefined
    },
    savePerson(given) {
      makeFolder(disk, folder)
      writeWhole(disk, person, `${JSON.stringify(given, undefined, 2)}\n`)
    },
  }
}

/** A file that is missing or damaged reads as empty: settings are no evidence. */
function stored(file: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
