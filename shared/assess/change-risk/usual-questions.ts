import { orderKey } from '../../exchange/table/order-key'
import type { RiskQuestion } from '../../model/assessment'
import { viewOf } from '../../model/view'

type Answers = readonly [string, string, string, string, string]
type Row = readonly [id: string, text: string, weight: number, answers: Answers]

/** Their ids stand in the answers of changes: never rename one. */
const rows: readonly Row[] = [
  [
    'usual-reach',
    'How much of the estate does it touch?',
    60,
    ['One item, one team', 'One service, one team', 'One service, several teams', 'Several services', 'A platform that most services stand on'],
  ],
  [
    'usual-practice',
    'How well is this kind of change known here?',
    60,
    ['Done every month, from a template', 'Done several times', 'Done once before', 'Done elsewhere, not here', 'Never done, or new technology'],
  ],
  [
    'usual-tests',
    'How was it tested?',
    80,
    [
      'Rehearsed in full on a copy of production',
      'In an environment like production',
      'In part, in an environment like production',
      'In development only',
      'Not tested, or can’t be',
    ],
  ],
  [
    'usual-way-back',
    'How hard is it to take back?',
    100,
    [
      'Switched off in minutes, rehearsed',
      'Taken back inside the window, rehearsed',
      'Taken back inside the window, not rehearsed',
      'Taken back only with loss or after the window',
      'Can’t be taken back',
    ],
  ],
  [
    'usual-users',
    'What do users notice while it is done?',
    40,
    [
      'Nothing',
      'A short slowness outside their hours',
      'An interruption outside their hours',
      'An interruption in their hours, announced',
      'An interruption at the busiest time',
    ],
  ],
  [
    'usual-dependence',
    'What else has to go right on that night?',
    40,
    ['Nothing', 'One other change of the same team', 'One of another team', 'Several of other teams', 'Work of other companies'],
  ],
  [
    'usual-protection',
    'Does it touch what protects the service and its data?',
    60,
    ['No', 'Settings of one control', 'Rights or keys of one service', 'A control that others rely on', 'A new way in, or protected data is moved'],
  ],
]

/** The questions that come with Slipway, by id. */
export const usualQuestions: ReadonlyMap<string, RiskQuestion> = new Map(
  rows.map(([id, text, weight, answers], at) => [
    id,
    viewOf('risk-question', id, { removed: false, of: 'workspace/this', text, weight, answers, order: orderKey(at) }),
  ]),
)
