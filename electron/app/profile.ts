import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { realDisk } from '../disk/disk'

/** Where this start keeps what. Workspaces lie beside the Chromium profiles, never inside one. */
export interface Profile {
  readonly userData: string
  /** Chromium's own clutter and, on Windows, the key behind `safeStorage` (`Local State`): stays when Chromium changes. */
  readonly chromium: string
  /** Databases of the windows, one folder for each Chromium major. Can be thrown away: rebuilt from the journal. */
  readonly windows: string
  readonly workspaces: string
  /** How the folder for `windows` was found: `downgrade` when a newer Chromium has been here before. */
  readonly found: 'same' | 'first' | 'upgrade' | 'downgrade'
}

const windowsFolder = /^profile-chromium-(\d+)$/

/**
 * Gives each Chromium major a folder of its own. An older Chromium that opens a newer one's profile empties its
 * IndexedDB without an error (electron/electron#24882), so it never gets to see one.
 */
export function placeProfile(userData: string, chromiumVersion: string): Profile {
  const major = Number.parseInt(chromiumVersion, 10)
  realDisk.mkdir(userData)
  const chromium = join(userData, 'chromium')
  const windows = join(userData, `profile-chromium-${major}`)
  const workspaces = join(userData, 'workspaces')
  const found = foundAs(readdirSync(userData), major)
  for (const folder of [chromium, windows, workspaces]) realDisk.mkdir(folder)
  return { userData, chromium, windows, workspaces, found }
}

function foundAs(names: readonly string[], major: number): Profile['found'] {
  const majors = names.flatMap((name) => {
    const number = windowsFolder.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
  if (majors.includes(major)) return 'same'
  if (majors.length === 0) return 'first'
  return majors.some((other) => other > major) ? 'downgrade' : 'upgrade'
}
