import type { DeviceStanding } from '#shared/ipc/shapes'
import type { Role } from '#shared/model/workspace'

/** What a role may do, in one line. */
export const roleWords: Readonly<Record<Role, { readonly label: string; readonly may: string }>> = {
  admin: { label: 'Admin', may: 'plans, decides, and vouches for other devices' },
  manager: { label: 'Manager', may: 'plans, edits and records decisions' },
  voter: { label: 'Voter', may: 'votes and declares conflicts of interest; all else it writes is set aside' },
  reader: { label: 'Reader', may: 'is known by name; nothing it writes counts' },
}

/** Whether nobody has vouched for a device, or nobody rightly. */
export const isUnvouched = (standing: DeviceStanding): boolean => standing === 'waiting' || standing === 'mismatched'

export const standingWords: Readonly<Record<DeviceStanding, string>> = {
  mismatched: 'Vouched for with a key that is not its own, which counts for nothing',
  waiting: 'Waits: nobody has vouched for it',
  admitted: 'Vouched for',
  revoked: 'Revoked',
}
