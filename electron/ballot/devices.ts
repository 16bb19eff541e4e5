import { fingerprintWords } from '#shared/ballot/fingerprint'
import type { JoinRequest } from '#shared/ballot/join-request'
import { type DeviceStanding, deviceStandings, type Heads, type KnownDevice } from '#shared/ipc/shapes'
import { clockEnd } from '#shared/log/clock'
import { roleOf } from '#shared/log/membership'
import type { Past } from '#shared/log/past'
import type { Role } from '#shared/model/workspace'
import type { JournalIndex } from '../journal/journal-index'
import { sha256OfBytes } from '../keys/signatures'

/** The six words of a public key (32 raw bytes in base64). */
export const wordsOf = (publicKey: string): string[] => [...fingerprintWords(sha256OfBytes(Buffer.from(publicKey, 'base64')))]

/** Whether the next entry of a device would count, and as whose. */
export function standingOfDevice({ evidence }: JournalIndex, heads: Heads, dev: string): { readonly standing: DeviceStanding; readonly role: Role | '' } {
  const { members } = evidence
  if (!members.admissions.has(dev)) return { standing: members.mismatched.has(dev) ? 'mismatched' : 'waiting', role: '' }
  const seen: Past = new Map(Object.entries(heads).map(([device, [seq]]) => [device, seq]))
  const next = { hash: '', stamp: clockEnd, dev, seq: (heads[dev]?.[0] ?? 0) + 1 }
  const role = roleOf(members, next, seen, false)
  return role === undefined ? { standing: 'revoked', role: '' } : { standing: 'admitted', role }
}

/** Every device that has written, was vouched for or has asked: those that nobody has vouched for first, then by person. */
export function knownDevices(index: JournalIndex, heads: Heads, joins: ReadonlyMap<string, JoinRequest>, own: string): KnownDevice[] {
  const { members } = index.evidence
  const entries = new Map<string, { all: number; uncounted: number }>()
  for (const { dev, hash } of index.entries) {
    const count = entries.get(dev) ?? { all: 0, uncounted: 0 }
    count.all += 1
    if (index.uncounted.has(hash)) count.uncounted += 1
    entries.set(dev, count)
  }
  const names = new Set([...members.admissions.keys(), ...members.mismatched, ...joins.keys(), ...entries.keys()])
  const devices = [...names].map((device): KnownDevice => {
    const admission = members.admissions.get(device)?.at(-1)
    const asked = joins.get(device)
    const publicKey = admission?.publicKey ?? asked?.publicKey ?? ''
    const count = entries.get(device)
    return {
      device,
      publicKey,
      words: publicKey === '' ? [] : wordsOf(publicKey),
      person: admission?.person ?? asked?.person ?? '',
      deviceName: admission?.device || asked?.device || '',
      ...standingOfDevice(index, heads, device),
      entries: count?.all ?? 0,
      uncounted: count?.uncounted ?? 0,
      ...(heads[device] === undefined ? {} : { head: heads[device] }),
      asked: asked?.at ?? '',
      isOwn: device === own,
    }
  })
  const place = ({ standing }: KnownDevice): number => deviceStandings.indexOf(standing)
  return devices.sort((a, b) => place(a) - place(b) || a.person.localeCompare(b.person) || (a.device < b.device ? -1 : 1))
}
