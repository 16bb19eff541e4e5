import type { KnownDevice } from '../../ipc/shapes'
import type { Draft } from '../../log/operation'
import { type Failure, failed, ok, type Result } from '../../model/result'
import { type Role, roles } from '../../model/workspace'
import { combine, create } from '../edit'

const of = 'workspace/this'
/** `admin` comes first in `roles`, and may most. */
const isLess = (role: Role, than: Role | ''): boolean => than !== '' && roles.indexOf(role) > roles.indexOf(than)
const nameOf = ({ person, device }: KnownDevice): string => `${person || 'nobody named'} (${device})`

/**
 * Vouches that a device which asks to join belongs to a person, with a role (sync.md, Trust). `random` is an identity of its
 * own (data/identity.ts).
 */
export function addDevice(device: KnownDevice, person: string, role: Role, random: string): Result<Draft, Failure> {
  if (device.publicKey === '') return refused('The key of this device is not known: it has not asked to join. Ask for its ballot or its request.')
  if (device.standing === 'admitted') return refused(`${nameOf(device)} belongs to this workspace already. Change its role instead.`)
  if (person.trim() === '') return refused('Say whose device it is.')
  const admission = admissionOf(device, person.trim(), role, random)
  return ok(combine('device.add', `Vouched for the device of ${person.trim()} as ${role}`, [admission]))
}

/** Gives a device another role. One that may less carries a cut: what it writes from now on counts by the new role, whatever it claims to have seen. */
export function changeRole(devices: readonly KnownDevice[], device: KnownDevice, role: Role, random: string): Result<Draft, Failure> {
  if (device.standing !== 'admitted' || device.role === '') return refused(`${nameOf(device)} does not belong to this workspace. Vouch for it first.`)
  if (device.role === role) return refused(`${nameOf(device)} is ${role} already.`)
  const isDemotion = isLess(role, device.role)
  const reason = isDemotion ? cutRefusal(devices, device) : ''
  if (reason !== '') return refused(reason)
  const admission = admissionOf(device, device.person, role, random)
  const summary = `Changed the role of ${device.person}’s device from ${device.role} to ${role}`
  return ok(combine('device.add', summary, isDemotion ? [cutOf(device, `Is ${role} from now on`, random), admission] : [admission]))
}

/** Cuts a device off behind its newest entry that is known here: what it writes later is shown and does not count. */
export function revokeDevice(devices: readonly KnownDevice[], device: KnownDevice, why: string, random: string): Result<Draft, Failure> {
  if (device.standing !== 'admitted') return refused(`${nameOf(device)} does not belong to this workspace.`)
  if (why.trim() === '') return refused('Say why: it stands in the audit trail.')
  const reason = cutRefusal(devices, device)
  if (reason !== '') return refused(reason)
  return ok(combine('device.revoke', `Revoked the device of ${device.person}: ${why.trim()}`, [cutOf(device, why.trim(), random)]))
}

/** Why a device can't be cut off by this computer now; '' where it can. */
export function cutRefusal(devices: readonly KnownDevice[], device: KnownDevice): string {
  const isLastAdmin = device.role === 'admin' && !devices.some((other) => other !== device && other.standing === 'admitted' && other.role === 'admin')
  if (isLastAdmin) return 'This is the only admin: without one nobody could vouch for devices any more. Make another device admin first.'
  return device.isOwn ? 'A computer can’t cut off itself: what it has written was shown as saved. Let another admin do it.' : ''
}

const admissionOf = ({ device, publicKey, deviceName }: KnownDevice, person: string, role: Role, random: string): Draft =>
  create('admission', `${device}-${random}`, { of, dev: device, publicKey, person, device: deviceName, role })

const cutOf = ({ device, head }: KnownDevice, why: string, random: string): Draft =>
  create('revocation', `${device}-${random}`, { of, dev: device, lastSeq: head?.[0] ?? 0, lastHash: head?.[1] ?? '', why })

const refused = (message: string) => failed<Failure>({ code: 'trust-refused', message })
