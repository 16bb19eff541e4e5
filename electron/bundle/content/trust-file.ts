import * as fs from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isDeviceId } from '#shared/log/entry-form'
import { type Disk, makeFolder, writeWhole } from '../../disk/disk'

const Stored = z.object({ format: z.literal(1), devices: z.array(z.string()) })

/** The keys that this installation's person trusts, beside its own, by device: `trusted-keys.json` of the profile. */
export interface TrustFile {
  readonly trusts: (device: string) => boolean
  readonly trust: (device: string) => void
}

/** A file that is missing or damaged trusts nobody. */
export function trustFile(folder: string, disk: Disk): TrustFile {
  const file = join(folder, 'trusted-keys.json')
  const stored = (): readonly string[] => {
    try {
      return Stored.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).devices.filter(isDeviceId)
    } catch {
      return []
    }
  }
  return {
    trusts: (device) => stored().includes(device),
    trust(device) {
      const devices = stored()
      if (devices.includes(device)) return
      makeFolder(disk, folder)
      writeWhole(disk, file, `${JSON.stringify({ format: 1, devices: [...devices, device].sort() }, undefined, 2)}\n`)
    },
  }
}
