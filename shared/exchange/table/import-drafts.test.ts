import { expect, test } from 'vitest'
import type { Draft } from '#shared/log/operation'
import { nothingYet, workspaceAfter } from '#test/fixtures/tables/small-workspace'
import { importDrafts } from './import-drafts'
import type { Existing } from './import-targets'
import type { Choices } from './preview'
import { previewTable } from './preview-table'
import { savedChoices, saveMapping } from './saved-mapping'
import { decodeText } from './text-encoding'
import { textTable } from './text-table'

const surroundings = { zone: 'Europe/Berlin', today: '2026-11-25' }
function previewed(csv: string, choices: Choices = {}) {
  const table = textTable(decodeText(new TextEncoder().encode(csv)), 'x.csv')
  if (!table.ok) throw new Error(table.failure.message)
  return previewTable({ format: 'csv', encoding: 'utf-8', separator: ',', sheets: [table.value.sheet], notes: [] }, choices, surroundings)
}
function ids(): () => string {
  let last = 0
  return () => `n${++last}`
}
function planned(csv: string, existing: Existing = nothingYet, newId = ids()) {
  const plan = importDrafts(previewed(csv), existing, newId, 'x.csv')
  if (!plan.ok) throw new Error(plan.failure.message)
  return plan.value
}
const changes = `Number,Short description,Type,State,Planned start date,Planned end date,Service,Configuration item,UAT signoff
CHG1,Upgrade,Normal,Scheduled,2026-12-01 20:00:00,2026-12-01 22:00:00,E-mail;Portal,mail-01,Yes
CHG2,Rotate keys,Standard,New,,,Portal,,`

test('changes come in with the services and items that they touch, each made once', () => {
  const { drafts, counts } = planned(changes)
  const workspace = workspaceAfter(drafts)
  expect(counts).toEqual({ created: 2, changed: 0, unchanged: 0, newReleases: 0 })
  expect(drafts.map(({ command, summary }) => [command, summary])).toEqual([['import', 'Imported 2 changes from “x.csv”']])
  expect(workspace.changes.map(({ number, state, plannedStart, custom }) => [number, state, plannedStart, custom])).toEqual([
    ['CHG1', 'scheduled', '2026-12-01T19:00:00Z', { 'UAT signoff': 'Yes' }],
    ['CHG2', 'new', '', {}],
  ])
  expect(workspace.services.map(({ id, name }) => [id, name])).toEqual([
    ['e-mail', 'E-mail'],
    ['portal', 'Portal'],
  ])
  expect(workspace.cis.map(({ id, service }) => [id, service])).toEqual([['mail-01', 'service/e-mail']])
  const touched = workspace.affects.map(({ of, item }) => [workspace.changes.find(({ id }) => of === `change/${id}`)?.number, item])
  expect(touched).toEqual([
    ['CHG1', 'service/e-mail'],
    ['CHG1', 'service/portal'],
    ['CHG1', 'ci/mail-01'],
    ['CHG2', 'service/portal'],
  ])
})

test('importing again changes what the file says otherwise, leaves the rest alone and doubles nothing', () => {
  const before = workspaceAfter(planned(changes).drafts)
  expect(planned(changes, before)).toEqual({ drafts: [], counts: { created: 0, changed: 0, unchanged: 2, newReleases: 0 } })
  const edited: Existing = {
    ...before,
    changes: before.changes.map((change) => ({ ...change, justification: 'Because.', priority: '1', custom: { ...change.custom, Mine: 'kept' } })),
  }
  const { drafts, counts } = planned('Number,Short description,State,Priority,UAT signoff\nCHG1,Upgrade again,Closed,,No\nCHG2,Rotate keys,New,,', edited)
  expect(counts).toEqual({ created: 0, changed: 1, unchanged: 1, newReleases: 0 })
  const id = edited.changes[0]?.id
  expect(drafts[0]?.operations.filter(({ entity }) => entity === `change/${id}`).map(({ field, value }) => [field, value])).toEqual([
    ['shortDescription', 'Upgrade again'],
    ['state', 'closed'],
    ['custom', { 'UAT signoff': 'No', Mine: 'kept' }],
  ])
})

test('nothing is imported while a question is open', () => {
  const csv = 'Number,Short description,Planned start date\nCHG1,x,03/04/2026'
  const asked = previewed(csv)
  expect(importDrafts(asked, nothingYet, ids(), 'x.csv')).toMatchObject({ ok: false, failure: { code: 'question-open' } })
  const answered = importDrafts(previewed(csv, { dateOrders: { 'Planned start date': 'month-first' } }), nothingYet, ids(), 'x.csv')
  expect(answered.ok && workspaceAfter(answered.value.drafts).changes[0]?.plannedStart).toBe('2026-03-04')
  expect(importDrafts(previewed('a,b\n1,2'), nothingYet, ids(), 'x.csv')).toMatchObject({ ok: false, failure: { code: 'question-open' } })
})

test('key dates make the release that they name when it is not there, and the release file fills it later', () => {
  const dates = 'release_key,seq,title,start,end,kind\nPAY-1,1,Feature freeze,2026-10-05,2026-10-09,freeze\nPAY-1,2,Release,2026-12-05,2026-12-05,release'
  const first = planned(dates)
  expect(first.counts).toEqual({ created: 2, changed: 0, unchanged: 0, newReleases: 1 })
  const before = workspaceAfter(first.drafts)
  expect(before.milestones.map(({ title, kind, start, end }) => [title, kind, start, end])).toEqual([
    ['Feature freeze', 'freeze', '2026-10-05', '2026-10-09'],
    ['Release', 'release', '2026-12-05', ''],
  ])
  const second = planned('release_key,product,version,planned_start,target_release\nPAY-1,Payments,1,2026-09-01,2026-12-05', before)
  expect(second.counts).toEqual({ created: 0, changed: 1, unchanged: 0, newReleases: 0 })
  const after = workspaceAfter([...first.drafts, ...second.drafts])
  expect(after.releases.map(({ name, state }) => [name, state])).toEqual([['Payments', 'build-and-test']])
  const moved = planned(dates.replace('2026-10-05', '2026-10-06'), before)
  expect(
    moved.drafts
      .flatMap(({ operations }) => operations)
      .filter(({ entity }) => entity.startsWith('milestone/'))
      .map(({ field, value, was }) => [field, value, was]),
  ).toEqual([['start', '2026-10-06', '2026-10-05']])
})

test('a large import is written in parts of one import that leave no record cut in two', () => {
  const rows = Array.from({ length: 6_000 }, (_, at) => `CHG${at},Change ${at},Normal,New,Service ${at % 10}`)
  const { drafts } = planned(`Number,Short description,Type,State,Service\n${rows.join('\n')}`)
  expect(drafts.length).toBeGreaterThan(1)
  expect(Math.max(...drafts.map(({ operations }) => operations.length))).toBeLessThanOrEqual(20_010)
  const marks = drafts.map(({ operations }) =>
    operations.filter(({ entity, field }) => entity.startsWith('import/') && field === 'part').map(({ entity, value }) => [entity, value]),
  )
  expect(marks).toEqual(drafts.map((_, at) => [[marks[0]?.[0]?.[0], { number: at + 1, of: drafts.length }]]))
  const homes = drafts.map(({ operations }) => new Set(operations.map(({ entity }) => entity).filter((entity) => entity.startsWith('change/'))))
  for (const [at, here] of homes.entries()) for (const later of homes.slice(at + 1)) expect([...here].filter((entity) => later.has(entity))).toEqual([])
  expect(workspaceAfter(drafts).changes).toHaveLength(6_000)
  // Taking back all parts leaves nothing: what an import creates is removed by its inverse.
  const inverse = drafts
    .toReversed()
    .map((draft): Draft => ({ ...draft, operations: draft.operations.map((operation) => ({ ...operation, value: operation.was, was: operation.value })) }))
  expect(workspaceAfter([...drafts, ...inverse])).toEqual(nothingYet)
})

test('a release without a number is known by its name and version', () => {
  const csv = 'version,codename,created,release\n12,Bookworm,2021-08-14,2023-06-10\n13,Trixie,2023-06-10,2025-08-09'
  const before = workspaceAfter(planned(csv).drafts)
  expect(planned(csv, before).drafts).toEqual([])
  expect(planned(csv.replace('2025-08-09', '2025-08-10'), before).counts).toEqual({ created: 0, changed: 1, unchanged: 1, newReleases: 0 })
})

test('risks belong to the release that a column names, else to the workspace', () => {
  const csv = 'Risk ID,Title,Likelihood,Impact,Release\nR-1,Restore untested,3,5,PAY-1\nR-1,Other register,2,2,'
  expect(previewed(csv).errors.map(({ code }) => code)).toEqual(['duplicate-id'])
  const workspace = workspaceAfter(planned('Risk ID,Title,Likelihood,Impact,Release\nR-1,Restore untested,3,5,PAY-1\nR-2,Other,2,2,').drafts)
  expect(workspace.risks.map(({ number, of }) => [number, of])).toEqual([
    ['R-1', `release/${workspace.releases[0]?.id}`],
    ['R-2', 'workspace/this'],
  ])
})

test('a saved mapping is found again by its headers, whatever their case', () => {
  const preview = previewed('Ticket,Was,Wann\n1,Patch,2026-12-01', {
    subject: 'changes',
    mapping: { Ticket: 'number', Was: 'shortDescription', Wann: 'plannedStart' },
  })
  const draft = saveMapping([], preview, 'Our export', ids())
  const saved = Object.fromEntries(draft.operations.map(({ field, value }) => [field, value]))
  const mapping = {
    id: 'm',
    removed: false,
    of: 'workspace/this',
    name: 'Our export',
    subject: String(saved['subject']),
    headers: String(saved['headers']),
    columns: saved['columns'] as Record<string, string>,
  }
  const choices = savedChoices([mapping], previewed('TICKET,was ,Wann\n2,Y,2026-12-02'))
  expect(choices).toEqual({ subject: 'changes', mapping: { TICKET: 'number', was: 'shortDescription', Wann: 'plannedStart' } })
  expect(savedChoices([mapping], previewed('a,b\n1,2'))).toBeUndefined()
  expect(saveMapping([mapping], preview, 'Our export', ids()).operations).toEqual([])
})

test('dates and freezes that name no release go to the calendar of everybody, and are found again by their title', () => {
  const csv = 'title,start,end,kind\nYear-end freeze,2026-12-19,2027-01-04,freeze\nAudit,2026-12-01,2026-12-02,\nTax day,2027-01-31,,deadline'
  const before = workspaceAfter(planned(csv).drafts)
  expect(before.freezes.map(({ of, title, start, end, severity }) => [of, title, start, end, severity])).toEqual([
    ['calendar/main', 'Year-end freeze', '2026-12-19', '2027-01-04', 'hard'],
  ])
  expect(before.keyDates.map(({ of, title, start, end, kind }) => [of, title, start, end, kind])).toEqual([
    ['calendar/main', 'Audit', '2026-12-01', '2026-12-02', 'key-event'],
    ['calendar/main', 'Tax day', '2027-01-31', '', 'deadline'],
  ])
  expect(planned(csv.replace('2027-01-04', '2027-01-05'), before).counts).toEqual({ created: 0, changed: 1, unchanged: 2, newReleases: 0 })
})
