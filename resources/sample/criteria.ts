/** Criteria of gates, in the order in which teams usually meet them; evidence with `{version}` filled in. */
export type CriterionRow = readonly [title: string, evidence: string]

export const readinessCriteria: readonly CriterionRow[] = [
  ['No open severity 1 defect', 'Defect list of {version}, filter severity 1: empty'],
  ['Regression suite passed', 'Test report {version}, part 2'],
  ['Back-out rehearsed', 'Minutes of the rehearsal, times per step'],
  ['Support and on-call rota staffed', 'Rota of the two weeks after the release'],
  ['Monitoring and alerts in place', 'Planned fault raised the alert after 40 seconds'],
  ['CAB approval covers the plan', 'Decision of the board'],
  ['Scope frozen and signed off', 'Scope list {version}, signed by the product owner'],
  ['Security scan without high findings', 'Scan of the built package {version}'],
  ['User acceptance signed', 'Acceptance sheet {version}'],
  ['Release notes read by support', 'Release notes {version}, read by the service desk'],
  ['Performance test at 1.4 x peak', 'Performance report {version}, page 3'],
  ['Partners informed', 'Receipts of all partners'],
  ['Data migration rehearsed on a copy of production', 'Row counts and totals of the rehearsal'],
  ['Documentation of operations updated', 'Operations manual, chapter of {version}'],
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
