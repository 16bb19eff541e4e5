/** What the bank has written down: notes, lessons, known errors, incidents, measures and reviews, by release id. */

export const notes: readonly (readonly [release: string, title: string, text: string])[] = [
  [
    'payments-cutover',
    'Decision: no parallel run',
    'We looked at running both engines side by side for a week. **Rejected** on the planning day:\n\n- the scheme allows one format per bank,\n- two ledgers of the same night would need a reconciliation that nobody has.\n\nInstead: pilot partner at 2 %, then all.',
  ],
  [
    'payments-cutover',
    'Minutes, planning day',
    '1. Window is Saturday 22:00 to 04:00, agreed with nine partners.\n2. The pilot partner is the one with the best test coverage, not the largest.\n3. Mei Tan decides about mandates alone: a difference of one is a no-go.',
  ],
  [
    'payments-cutover',
    'Contacts of the night',
    '| Who | Where |\n|---|---|\n| Bridge | room 4.12 and conference 2 |\n| Vendor, engine | stand-by until 06:00 |\n| Central bank, operations | duty officer |',
  ],
  [
    'ledger-8-4',
    'Why daily interest',
    'Monthly interest makes the last working day the longest night. Daily interest spreads the load and gives treasury figures of today.\n\nOpen: how to show a correction of a day that is already closed.',
  ],
  [
    'ledger-8-3-4',
    'What happened last night',
    'The batch of 23:00 rounded interest of accounts in foreign currency in the account’s currency and then again in euro. Found this morning by a customer in the branch at the harbour.',
  ],
  ['mobile-14-2', 'Store texts', 'Sign payments with your phone. No codes, no waiting.\n\nFour languages, 170 characters at most.'],
  [
    'online-next',
    'Hold: what is missing',
    'The supplier of the consent page keeps proof of consent for 30 days, we need ten years. Either the contract changes or we keep the proof ourselves (two weeks of work).',
  ],
  ['card-issuing-current', 'Questions to the scheme', 'May a virtual card be used before the customer has confirmed the terms? Answer expected on Monday.'],
  [
    'card-gateway-4-8',
    'Field 48',
    'Test host: up to 999 characters. Production host: up to 255. Our message had 312. The specification says “up to 999, see host profile”; the host profile was never sent to us.',
  ],
  ['partner-network-2-3', 'Dates offered by the partner', 'Middle of December or after 11 January. The parallel run needs ten working days.'],
]

export const lessons: readonly (readonly [release: string, title: string, text: string])[] = [
  [
    'card-gateway-4-8',
    'Ask for the host profile',
    'A test host is not the production host. Ask every scheme for the profile of the production host, and send one message to it before the night.',
  ],
  ['payments-previous', 'Empty queues by a command', 'Emptying queues by hand took 50 minutes of the window. A command with a counter on the bridge takes 25.'],
  [
    'statement-archive-5-0',
    'Index space is not disk space',
    'The disk was half empty, the index was full. Capacity checks must name every limit of a product.',
  ],
  [
    'open-banking-6-0',
    'Count who has moved',
    'Two large third parties had said yes and had not moved. Measure use of the old interface before turning it off.',
  ],
  ['event-stream-3-9', 'Readers first', 'A new format needs readers before writers. Now a check in the build of every consumer.'],
  ['mobile-14-0', 'Steps of 1 %', 'The first percent found a phone that nobody of us owns. Keep the day between 1 % and 20 %.'],
  ['os-baseline-previous', 'Waves by service, not by number', 'A wave by server number took both nodes of the print service. Waves go by service now.'],
  ['ledger-8-3-3', 'Currency in the regression suite', 'No case had an account in foreign currency with a broken month. Twelve cases added.'],
]

export const knownErrors: readonly (readonly [
  release: string,
  title: string,
  symptom: string,
  workaround: string,
  service: string,
  state: 'open' | 'workaround' | 'fixed-in-release' | 'closed',
  fixedIn: string,
])[] = [
  [
    'clearing-3-7-1',
    'Time-out message sent twice',
    'After a failover of the network link partner banks get two time-out messages.',
    'Operations tells the partner within ten minutes; the second message has no effect.',
    'Instant clearing',
    'fixed-in-release',
    'clearing-3-7-2',
  ],
  [
    'ledger-8-3-3',
    'Interest in foreign currency off by a cent',
    'Accounts in foreign currency get a cent too much or too little.',
    'Leave foreign currency out of the night batch.',
    'Ledger',
    'fixed-in-release',
    'ledger-8-3-4',
  ],
  [
    'mobile-14-2',
    'Signing fails after a phone is restored from backup',
    'The key does not come back with a backup; the app says “try again later”.',
    'Remove the phone in online banking and add it again.',
    'Mobile banking',
    'workaround',
    'mobile-14-3',
  ],
  [
    'online-previous',
    'Search finds nothing for names with an apostrophe',
    'O’Brien and D’Angelo are not found.',
    'Search without the apostrophe.',
    'Online banking',
    'open',
    '',
  ],
  [
    'payments-previous',
    'Report of the settlement cycle empty at midnight',
    'Between 23:59 and 00:01 the report has no rows.',
    'Ask again after 00:01.',
    'Instant clearing',
    'closed',
    '',
  ],
]

export const incidents: readonly (readonly [
  release: string,
  number: string,
  title: string,
  priority: 'P1' | 'P2' | 'P3' | 'P4',
  opened: string,
  restoredMinutes: number,
  caused: boolean,
])[] = [
  ['mobile-14-2', 'INC0071203', 'Signing fails on a restored phone', 'P3', 'd-6 09:12', 95, true],
  ['mobile-14-2', 'INC0071219', 'Push messages late for 20 minutes', 'P2', 'd-4 17:40', 22, false],
  ['mobile-14-2', 'INC0071240', 'Wrong text on the signing page, Finnish', 'P4', 'd-3 08:05', 1440, true],
  ['card-gateway-4-8', 'INC0070988', 'One card scheme refuses all payments', 'P1', '-2 Sat 23:14', 38, true],
  ['online-previous', 'INC0071102', 'Search slow on Monday morning', 'P3', 'd-9 08:40', 130, true],
  ['ledger-8-3-3', 'INC0071260', 'Interest wrong by a cent, 1,940 accounts', 'P2', 'now-3h', 0, true],
  ['payments-previous', 'INC0069120', 'Queues emptied late, partners waiting', 'P3', '-10 Sat 23:30', 50, true],
  ['statement-archive-5-0', 'INC0066310', 'Statements before 2019 missing', 'P2', '-18 Sun 07:30', 2880, true],
  ['certificates-current', 'INC0071231', 'A partner does not know the new issuer', 'P3', 'd-1 09:20', 45, true],
]

export const measures: readonly (readonly [release: string, title: string, unit: string, bound: string, observed: string, at: string])[] = [
  ['mobile-14-2', 'Crash rate', '%', 'below 0.10', '0.04', 'd-1 09:00'],
  ['mobile-14-2', 'Signatures refused', '%', 'below 0.50', '0.21', 'd-1 09:00'],
  ['mobile-14-2', 'Phones with this version', '%', 'above 60', '71', 'd-1 09:00'],
  ['mobile-14-2', 'Calls about signing', 'a day', 'below 120', '64', 'd-1 18:00'],
  ['certificates-current', 'Failed handshakes', 'an hour', 'below 5', '1', 'd-1 20:00'],
  ['online-previous', 'Time of a search', 's', 'below 1.0', '0.7', 'd-6 12:00'],
  ['online-previous', 'Share of sessions with an error', '%', 'below 0.3', '0.2', 'd-6 12:00'],
  ['card-gateway-4-8', 'Refused authorisations', '%', 'below 2.0', '31.4', '-2 Sat 23:20'],
]

/** The questions of the review, by ITIL (field.md 2.6), answered in this order. */
export const reviewQuestions = [
  'Objectives met',
  'Users satisfied',
  'Side effects',
  'Resources as planned',
  'On time',
  'Implementation plan worked',
  'Back-out worked, if used',
] as const
export const reviews: readonly (readonly [release: string, held: string, by: string, answers: readonly string[], summary: string])[] = [
  [
    'payments-previous',
    '-8 Wed',
    'Eva Lund',
    ['Yes', 'Yes', 'Partners waited 50 minutes', 'Two more people in the night', '40 minutes late', 'Yes, but for the queues', 'Not used'],
    'Successful with issues: the queues were emptied by hand. A command for it is in the next release.',
  ],
  [
    'card-gateway-4-8',
    'd-5',
    'Eva Lund',
    ['No', 'No', '312 late authorisations', 'Yes', 'Backed out', 'Until step B3', 'Yes, in 56 minutes'],
    'Backed out inside the window. The production host of one scheme refuses a field that its test host accepts.',
  ],
  [
    'statement-archive-5-0',
    '-16 Thu',
    'Eva Lund',
    ['Later', 'No', 'Old statements missing for two days', 'Three more nights', 'Two days late', 'No', 'Not possible'],
    'Failed: index space. Finished in three nights.',
  ],
  ['mobile-14-0', '-13 Tue', 'Karin Aalto', ['Yes', 'Yes, 4.6 stars', 'None', 'Yes', 'Yes', 'Yes', 'Not used'], 'Successful. Screen reader users thanked us.'],
  ['ledger-8-3', '-7 Thu', 'Eva Lund', ['Yes', 'Yes', 'None', 'Yes', '20 minutes early', 'Yes', 'Not used'], 'Successful.'],
]

export const messages: readonly (readonly [
  release: string,
  title: string,
  audience: string,
  channel: 'email' | 'meeting' | 'chat' | 'status-page' | 'phone',
  due: string,
  subject: string,
  body: string,
  sent?: string,
])[] = [
  [
    'payments-cutover',
    'Announcement to partners',
    'Nine clearing partners',
    'email',
    'd-14 10:00',
    'Payments cut-over: gateway closed on Saturday night',
    'Our clearing gateway is closed on Saturday from 22:10 to 00:50 at the latest 04:00. Payments sent meanwhile are refused with code 07. The pilot partner comes first, all others from 01:35.',
    'd-14 10:05',
  ],
  [
    'payments-cutover',
    'Reminder to partners',
    'Nine clearing partners',
    'email',
    '+1 Thu 10:00',
    'Reminder: gateway closed on Saturday night',
    'As announced. The bridge is open from 21:30; the number is the same as for the rehearsals.',
  ],
  [
    'payments-cutover',
    'Gateway closed',
    'Nine clearing partners',
    'email',
    '+1 Sat 22:20',
    'Gateway closed',
    'The gateway is closed. Next message when it opens for the pilot partner.',
  ],
  [
    'payments-cutover',
    'Customers: payments paused',
    'All customers',
    'status-page',
    '+1 Sat 22:00',
    'Instant payments paused',
    'Instant payments are paused tonight. Cards and cash machines work.',
  ],
  [
    'payments-cutover',
    'Report to the board',
    'Management board',
    'email',
    '+1 Sun 09:00',
    'Payments cut-over: result',
    'Result, times, incidents, what is watched in the next two weeks.',
  ],
  [
    'ledger-8-3-4',
    'Correction during the day',
    'Channels, contact centre',
    'chat',
    'now-35m',
    'Ledger is being corrected',
    'Bookings wait up to 40 seconds. Balance shows the minute before.',
    'now-33m',
  ],
  [
    'mobile-14-2',
    'News in the app',
    'All app users',
    'status-page',
    'd-7 15:00',
    'Sign with your phone',
    'No more codes by text message: your phone signs.',
    'd-7 15:02',
  ],
  [
    'ledger-8-4',
    'Invitation to the rehearsal',
    'Core banking, databases, operations',
    'meeting',
    '+1 Fri 09:00',
    'Rehearsal of Ledger 8.4',
    'Saturday, 08:00, CORE-STG. Bring the list of totals.',
  ],
  [
    'online-next',
    'Hold',
    'Business customers in the pilot',
    'email',
    'd+1 15:00',
    'Later than announced',
    'The new rights come later. We tell you the date as soon as we have it.',
  ],
]

/** Who hears of and decides on every release. */
export const stakeholders: readonly (readonly [name: string, group: string, raci: 'responsible' | 'accountable' | 'consulted' | 'informed'])[] = [
  ['Karin Aalto', 'Release office', 'responsible'],
  ['Eva Lund', 'Change office', 'consulted'],
  ['Oda Berg', 'Operations', 'consulted'],
  ['Samuel Brandt', 'Service desk', 'informed'],
  ['Rebecca Stone', 'Communications', 'informed'],
]
