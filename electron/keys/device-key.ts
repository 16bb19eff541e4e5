import * as fs from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Disk, writeWhole } from '../disk/disk'
import { type DeviceKey, deviceKeyFrom, newDeviceKey } from './signatures'

/** How the operating system protects a secret; `electron.safeStorage` fits. */
export interface Protection {
  readonly available: () => boolean
  readonly protect: (secret: string) => Buffer
  readonly reveal: (bytes: Buffer) => string
}

const Stored = z.object({ protection: z.enum(['system', 'none']), secret: z.string() })

export interface KeptKey extends DeviceKey {
  /** `none` is said wherever the signature is reported: the key was not protected by the system. */
  readonly protection: 'system' | 'none'
  /** Why this installation got a new name, where an old key could not be read; old entries stay valid. */
  readonly renewed: boolean
}

/** The key of this installation, made at first use. A key that cannot be read any more is set aside and a new one made (sync.md, Forks). */
export function deviceKey(folder: string, disk: Disk, protection: Protection): KeptKey {
  const file = join(folder, 'device.json')
  if (fs.existsSync(file)) {
    try {
      const { protection: how, secret } = Stored.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
      const plain = how === 'system' ? protection.reveal(Buffer.from(secret, 'base64')) : secret
      return { ...deviceKeyFrom(plain), protection: how, renewed: false }
    } catch {
      disk.rename(file, join(folder, `device-unreadable-${fs.statSync(file).mtimeMs.toFixed(0)}.json`))
      return { ...storeNew(file, disk, protection), renewed: true }
    }
  }
  return { ...storeNew(file, disk, protection), renewed: false }
}

function storeNew(file: string, disk: Disk, protection: Protection): DeviceKey & { protection: 'system' | 'none' } {
  const { secret, ...key } = newDeviceKey()
  const how = protection.available() ? 'system' : 'none'
  const kept = how === 'system' ? protection.protect(secret).toString('base64') : secret
  writeWhole(disk, file, `${JSON.stringify({ protection: how, secret: kept })}\n`)
  return { ...key, protection: how }
}
