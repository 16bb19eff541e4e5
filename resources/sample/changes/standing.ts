import type { Change } from '#shared/model/change'

/** Changes of everyday operation, in no release: `[short description, item, type, state, start, minutes, close code]`. */
export type StandingChange = readonly [
  shortDescription: string,
  item: string,
  type: Change['type'],
  state: Change['state'],
  start: string,
  minutes: number,
  closeCode?: Change['closeCode'],
]

export const standingChanges: readonly StandingChange[] = [
  ['Restart of the branch print servers', 'Branch print server', 'standard', 'closed', 'd-20 19:00', 30, 'successful'],
  ['New laptop image for trainees', 'Office image', 'standard', 'closed', 'd-17 18:00', 60, 'successful'],
  ['Certificate of the staff directory', 'Staff directory', 'standard', 'closed', 'd-9 20:00', 20, 'successful'],
  ['Emergency: queue of card payments stands', 'Card gateway cluster', 'emergency', 'closed', 'd-9 03:10', 40, 'successful-with-issues'],
  ['Retention of logs, 90 days', 'Log cluster', 'standard', 'review', 'd-3 10:00', 20],
  ['Users of the third-party gateway', 'Third-party gateway', 'standard', 'scheduled', 'd+2 10:00', 15],
  ['Call routing on bank holidays', 'Telephony platform', 'standard', 'scheduled', 'd+8 17:00', 20],
  ['Disk space of cluster South', 'Cluster South', 'standard', 'new', 'd+12 10:00', 45],
  ['Failover test of the clearing link', 'Clearing network link', 'normal', 'authorize', '+1 Tue 05:00', 60],
  ['Memory of the cache fleet', 'Cache fleet', 'normal', 'cancelled', 'd+5 21:00', 30],
  // In the way of others on purpose: on one database, and on a server below what a release touches.
  ['Storage path of the ledger database', 'Ledger database', 'normal', 'assess', '+1 Sat 23:50', 45],
  ['Memory of payment server 02', 'pay-app-02', 'normal', 'authorize', '+1 Sat 22:20', 30],
  ['Partner certificate, second try', 'Partner network', 'normal', 'closed', 'd-24 21:00', 30, 'unsuccessful'],
  ['Emergency: sign-in slow after directory patch', 'Sign-in service', 'emergency', 'closed', 'd-31 08:20', 55, 'successful'],
]
