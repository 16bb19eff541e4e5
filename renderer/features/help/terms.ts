/** A word of the field, in Slipway's own words. */
export interface Term {
  readonly term: string
  /** Other names of the same. */
  readonly also?: string
  readonly means: string
}

/** What the words on screen mean, by the alphabet. */
export const terms: readonly Term[] = [
  { term: 'Affected item', means: 'A service or configuration item that a release or change touches. Freezes and bookings are judged by it.' },
  {
    term: 'Anchor',
    means: 'What one place of a scale stands for, in words, so that two people who say 3 mean the same. Anchors of likelihood and impact are settings.',
  },
  {
    term: 'Appetite',
    also: 'risk appetite',
    means: 'The highest level of risk that is carried without a decision. It is the thick line in the matrix; what lies beyond needs somebody’s yes.',
  },
  {
    term: 'Assessed risk',
    means:
      'The level that Slipway works out for a change in four ways: rules, a questionnaire, likelihood and impact, past outcomes. The highest counts, and says why.',
  },
  { term: 'Attachment', means: 'A file kept with a release or change. It is stored under the fingerprint of its content, so that it can’t be swapped unseen.' },
  { term: 'Audit trail', means: 'Every change of data with who made it, when, and what stood there before. It can be read and exported, never edited.' },
  {
    term: 'Back-out plan',
    also: 'rollback, remediation',
    means: 'What is done to return to the state before, and how long it takes. A plan’s back-out must end inside its window too.',
  },
  {
    term: 'Ballot file',
    also: '.slipway-ballot',
    means: 'The signed votes of one member as a file, to be imported where the meeting is held. In any order, twice or late, the result is the same.',
  },
  { term: 'Booking', means: 'An environment held for a release from one time to another. Two bookings of one environment at one time are a conflict.' },
  {
    term: 'Bundle',
    means: 'One file with a release, its whole history and its attachments, signed entry by entry. Whoever opens it sees first whether it was altered.',
  },
  {
    term: 'Change',
    also: 'request for change, RFC',
    means:
      'One authorised alteration of something in use. Standard changes are approved beforehand, normal ones are assessed and authorised, emergency ones are authorised first and assessed later.',
  },
  {
    term: 'Change advisory board',
    also: 'CAB, ECAB',
    means: 'The people who advise on changes before they are authorised. In an emergency a smaller board does, the ECAB.',
  },
  { term: 'Checkpoint', means: 'A task that only asks whether all is well before the plan goes on.' },
  { term: 'Close code', means: 'How a change ended: successful, successful with issues, unsuccessful. Without it a change can’t be closed.' },
  { term: 'Condition', means: 'Something that an approval demands. Until it is met, or waived by name and reason, it holds the scheduling back.' },
  { term: 'Configuration item', also: 'CI', means: 'A part of a service that is under control: a server, a database, an application, a certificate.' },
  {
    term: 'Conflict',
    means: 'Two things that can’t both be: a change inside a freeze, an environment booked twice. Each says which rule decided and offers a repair.',
  },
  { term: 'Critical path', means: 'The chain of tasks that decides when the plan ends: a minute later on it is a minute later at the end.' },
  { term: 'Delegate', means: 'Who votes in the place of a member of the board who has not voted.' },
  { term: 'Deployment plan', also: 'runbook', means: 'The tasks of the night in their order, with owners, durations, links and the way back.' },
  { term: 'Deployment window', means: 'The time in which a plan has to begin and end.' },
  { term: 'Device', means: 'One installation of Slipway. Each signs with a key of its own what is written on it.' },
  {
    term: 'Early life support',
    also: 'hypercare',
    means: 'The days after a release in which those who built it watch over it, before it is handed to everyday operation.',
  },
  { term: 'Environment', means: 'A place where software runs: development, test, staging, production. Shared ones are booked.' },
  { term: 'Float', also: 'slack', means: 'How long a task can be late without moving the end of the plan. On the critical path it is 0.' },
  { term: 'Freeze', also: 'blackout', means: 'A time in which nothing is changed. A hard freeze blocks, a soft one warns.' },
  { term: 'Gate', means: 'A point that a release passes when its criteria are met: at the entry or exit of a phase, or before deployment (readiness).' },
  { term: 'Go/no-go', means: 'The decision at a gate: go, no-go, or go with conditions, with who decided and why.' },
  {
    term: 'Impact',
    means:
      'How hard it would hit, 1 to 5. Of a change it is judged for service, security, data, compliance and reputation, and the highest of these is its impact.',
  },
  {
    term: 'Inherent and residual risk',
    means: 'What a risk would be if nothing were done about it, and what is left of it with the controls that are in place.',
  },
  { term: 'Key date', means: 'A day that matters to several releases: a public holiday, a regulator’s deadline, a board meeting.' },
  { term: 'Known error', means: 'A fault that is understood but not mended, with its symptom and a way around it.' },
  { term: 'Lesson', means: 'What the next release shall do differently, written down after this one.' },
  {
    term: 'Level',
    means: 'How grave a risk is, 1 Very low to 5 Very high, read from a table by likelihood and impact. The table, the words and the colours are settings.',
  },
  {
    term: 'Link',
    also: 'dependency',
    means: 'What ties one task to another: finish to start, start to start, finish to finish, start to finish, each with a lag.',
  },
  { term: 'Log', means: 'All operations of a workspace, each chained to the one before and signed. Everything on screen is computed from it.' },
  { term: 'Maintenance window', means: 'A time that is set aside for changes of a service.' },
  {
    term: 'Meeting pack',
    also: '.slipway-pack',
    means: 'A meeting as one file: agenda, changes and what they are judged by. Opened elsewhere it takes votes and is read-only for all else.',
  },
  { term: 'Operation', means: 'The smallest recorded change: one field of one thing, with its value before and after.' },
  {
    term: 'Past outcomes',
    means: 'How changes like this one ended in the last 24 months: the same configuration items, else the same services, else the same category.',
  },
  { term: 'Phase', means: 'A stretch of a release: plan, build, test, staging, production, early life support.' },
  { term: 'Point of no return', means: 'The latest moment at which the back-out would still end inside the window.' },
  { term: 'Post-implementation review', also: 'PIR', means: 'The look back after a release: what was meant, what came, what is learnt.' },
  {
    term: 'Questionnaire',
    means:
      'Questions about a change, each answered 1 to 5 and weighted. The score is the weighted mean; ranges of scores give the level. What is not answered is not guessed.',
  },
  { term: 'Quorum', means: 'So many valid votes a decision needs. Abstentions count for it, stale votes do not.' },
  { term: 'Release', means: 'A version of one or more services that goes out as a unit: its changes, its risks, and the plan that brings it into production.' },
  { term: 'Release package', means: 'What is built and deployed for a release, with version, checksum and place.' },
  { term: 'Response', means: 'What is done about a risk: avoid, reduce, transfer or accept it.' },
  { term: 'Risk', means: 'Something uncertain that would harm a release, rated by how likely it is and how hard it would hit.' },
  {
    term: 'Rule of risk',
    means:
      'Conditions on a change and the level it has when all of them hold. The rules of a workspace are asked in their order, and the first that holds decides.',
  },
  {
    term: 'Schedule of change',
    also: 'forward schedule of change, FSC',
    means: 'The authorised changes with their times, published as a calendar. What is stale or waits for a condition is marked as not certain.',
  },
  { term: 'Scope', means: 'What a release brings: its changes and work items, and the services they touch.' },
  { term: 'Service', means: 'What users get, whatever it is made of: payments, online banking, the mail.' },
  { term: 'Six words', also: 'fingerprint', means: 'The name of a device’s key that can be read aloud. Compared by voice they show whose device it is.' },
  { term: 'Stale approval', means: 'An approval of something that has changed since. It stays visible, with what changed, until it is asked for again.' },
  { term: 'Task', means: 'One step of a plan: manual, automated, a message, a checkpoint or a milestone.' },
  {
    term: 'Vouch',
    also: 'admit',
    means: 'To say for good that a device belongs to a person, and in which role. What a device signs counts only then; it can be revoked.',
  },
  { term: 'Workspace', means: 'All data of one team in one log. Several can exist on a computer; one is open in a window.' },
]
