/** A criterion of a gate; evidence with `{version}` filled in. `early` ones are met before the tests are through. */
export type CriterionRow = readonly [title: string, evidence: string, early?: 'early']

/** The first ones are asked of every release, the last ones of the large ones only. */
export const readinessCriteria: readonly CriterionRow[] = [
  ['No open severity 1 defect', 'Defect list of {version}, filter severity 1: empty'],
  ['Regression suite passed', 'Test report {version}, part 2'],
  ['Back-out rehearsed', 'Minutes of the rehearsal, times per step'],
  ['Support and on-call rota staffed', 'Rota of the two weeks after the release', 'early'],
  ['Monitoring and alerts in place', 'Planned fault raised the alert after 40 seconds', 'early'],
  ['CAB approval covers the plan', 'Decision of the board'],
  ['Scope frozen and signed off', 'Scope list {version}, signed by the product owner', 'early'],
  ['Security scan without high findings', 'Scan of the built package {version}', 'early'],
  ['User acceptance signed', 'Acceptance sheet {version}'],
  ['Release notes read by support', 'Release notes {version}, read by the service desk'],
  ['Performance test at 1.4 x peak', 'Performance report {version}, page 3'],
  ['Partners informed', 'Receipts of all partners', 'early'],
  ['Data migration rehearsed on a copy of production', 'Row counts and totals of the rehearsal'],
  ['Documentation of operations updated', 'Operations manual, chapter of {version}', 'early'],
]

export const buildCriteria: readonly CriterionRow[] = [
  ['Package built from the tag alone', 'Build log {version}, checksum equal on two machines'],
  ['Unit tests passed', 'Build log {version}'],
  ['Changes in scope are in the package', 'List of commits against the scope'],
]

export const testCriteria: readonly CriterionRow[] = [
  ['System test complete', 'Test report {version}, part 1'],
  ['Defects judged with the product owner', 'Minutes of the defect round'],
  ['Environment for acceptance booked', 'Booking in the calendar'],
]
