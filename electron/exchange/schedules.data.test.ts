import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { importDrafts } from '#shared/exchange/table/import-drafts'
import type { Existing } from '#shared/exchange/table/import-targets'
import type { MilestoneRecord, Preview, ReleaseRecord } from '#shared/exchange/table/preview'
import { cellOf, countBy, describeShared, expectedOf, previewOf, readFile } from '#test/fixtures/tables/read-shared'
import { nothingYet, workspaceAfter } from '#test/fixtures/tables/small-workspace'

const releasesOf = (preview: Preview): ReleaseRecord[] => preview.rows.filter((record): record is ReleaseRecord => record.kind === 'release')
const milestonesOf = (preview: Preview): MilestoneRecord[] => preview.rows.filter((record): record is MilestoneRecord => record.kind === 'milestone')
const naive = (path: string): Record<string, string>[] => Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').trim(), { header: true }).data
const filled = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''))
const kinds: Readonly<Record<string, string>> = { eol: 'end-of-life' }
let given = 0
const newId = (): string => `id${++given}`
const imported = (preview: Preview, existing: Existing, name: string) => {
  const plan = importDrafts(preview, existing, newId, name)
  if (!plan.ok) throw new Error(plan.failure.message)
  return plan.value
}

describeShared('schedules/derived', ({ test, file }) => {
  test('all 94 releases come in with every date, empty where the file says nothing', async () => {
    const preview = previewOf((await readFile(file('portfolio_releases.csv'))).table)
    expect(preview.subject).toBe('releases')
    expect([preview.errors, preview.warnings, preview.questions]).toEqual([[], [], []])
    const rows = naive(file('portfolio_releases.csv'))
    expect(rows).toHaveLength(94)
    expect(releasesOf(preview).map(({ fields }) => fields)).toEqual(
      rows.map((row) =>
        filled({
          number: row['release_key'],
          name: row['product'],
          version: row['version'],
          team: row['team'],
          plannedStart: row['planned_start'],
          target: row['target_release'],
          actual: row['actual_release'],
          endOfLife: row['end_of_life'],
          source: row['source'],
        }),
      ),
    )
    expect(releasesOf(preview).map(({ services }) => services)).toEqual(rows.map((row) => [row['product']]))
    expect(releasesOf(preview).filter(({ fields }) => fields.team === undefined)).toHaveLength(34)
    for (const number of ['DEBIAN-forky', 'DEBIAN-sid'])
      expect(releasesOf(preview).find(({ fields }) => fields.number === number)?.fields).not.toHaveProperty('target')
  })

  test('all 1,681 dated items come in as key dates of their releases, freezes among them', async () => {
    const releases = previewOf((await readFile(file('portfolio_releases.csv'))).table)
    const preview = previewOf((await readFile(file('portfolio_milestones.csv'))).table)
    const rows = naive(file('portfolio_milestones.csv'))
    expect(preview.subject).toBe('milestones')
    expect([preview.errors, preview.warnings, preview.questions]).toEqual([[], [], []])
    expect(milestonesOf(preview).map(({ release, fields: { order: _, ...fields } }) => ({ release, ...fields }))).toEqual(
      rows.map((row) =>
        filled({
          release: row['release_key'],
          title: row['title'],
          kind: kinds[row['kind'] ?? ''] ?? row['kind'],
          start: row['start'],
          end: row['end'] === row['start'] ? '' : row['end'],
          owner: row['owner'],
          asWritten: row['raw_date_text'],
          source: row['source'],
        }),
      ),
    )
    expect(countBy(milestonesOf(preview).map(({ fields }) => fields.kind ?? ''))).toEqual({ milestone: 886, release: 486, freeze: 250, 'end-of-life': 59 })

    const first = imported(releases, nothingYet, 'portfolio_releases.csv')
    const second = imported(preview, workspaceAfter(first.drafts), 'portfolio_milestones.csv')
    expect([first.counts, second.counts]).toEqual([
      { created: 94, changed: 0, unchanged: 0, newReleases: 0 },
      { created: 1681, changed: 0, unchanged: 0, newReleases: 0 },
    ])
    const workspace = workspaceAfter([...first.drafts, ...second.drafts])
    expect([workspace.releases.length, workspace.milestones.length, workspace.services.length]).toEqual([94, 1681, 7])
    const numberOf = new Map(workspace.releases.map(({ id, number }) => [`release/${id}`, number]))
    expect(countBy(workspace.milestones.map(({ of }) => numberOf.get(of) ?? ''))).toEqual(countBy(rows.map((row) => row['release_key'] ?? '')))
    // In the order of the file within each release.
    const inOrder = [...workspace.milestones]
      .sort((a, b) => (a.of < b.of ? -1 : a.of > b.of ? 1 : a.order < b.order ? -1 : 1))
      .map(({ of, title }) => `${numberOf.get(of)} ${title}`)
    const titles = (number: string): string[] => rows.filter((row) => row['release_key'] === number).map((row) => `${number} ${row['title']}`)
    for (const number of new Set(rows.map((row) => row['release_key'] ?? '')))
      expect(inOrder.filter((line) => line.startsWith(`${number} `))).toEqual(titles(number))

    for (const again of [imported(releases, workspace, 'again'), imported(preview, workspace, 'again')]) {
      expect(again.counts).toMatchObject({ created: 0, changed: 0, newReleases: 0 })
      expect(again.drafts).toEqual([])
    }
  })
})

describeShared('schedules/distro-info-data', ({ test, file }) => {
  test('releases of Debian and Ubuntu come in with every date; further ends of support become key dates', async () => {
    for (const [name, others] of [
      ['debian.csv', ['eol-lts', 'eol-elts']],
      ['ubuntu.csv', ['eol-server', 'eol-esm', 'eol-legacy']],
    ] as const) {
      const { table } = await readFile(file(name))
      const preview = previewOf(table)
      const rows = naive(file(name))
      expect([preview.subject, preview.errors, preview.warnings, preview.questions]).toEqual(['releases', [], [], []])
      expect(releasesOf(preview).map(({ fields }) => fields)).toEqual(
        rows.map((row) =>
          filled({ name: row['codename'], version: row['version'], plannedStart: row['created'], target: row['release'], endOfLife: row['eol'] }),
        ),
      )
      expect(releasesOf(preview).map(({ milestones }) => milestones)).toEqual(
        rows.map((row) => others.filter((column) => (row[column] ?? '') !== '').map((column) => ({ title: column, kind: 'end-of-life', start: row[column] }))),
      )
      expect(preview.notes.map(({ code }) => code)).toEqual(['short-rows', 'columns-left-out'])
      const workspace = workspaceAfter(imported(preview, nothingYet, name).drafts)
      expect(workspace.releases).toHaveLength(rows.length)
      expect(imported(preview, workspace, name).drafts).toEqual([])
    }
  })
})

describeShared('runbooks', ({ test, file }) => {
  test('records by their names come in as releases, every line with its dates', async () => {
    const { 'nodejs-release-schedule.json': expected } = expectedOf<Record<string, unknown>>(file('markdown.expected.json'))
    const { table, sheet } = await readFile(file('nodejs-release-schedule.json'))
    const column = (name: string): string[] => sheet.rows.map((_, at) => cellOf(sheet, at + 1, name))
    expect({
      release_lines: sheet.rows.length,
      with_lts: column('lts').filter((date) => date !== '').length,
      first: column('name')[0],
      last: column('name').at(-1),
      latest_end: column('end').sort().at(-1),
    }).toEqual(expected)
    const releases = releasesOf(previewOf(table, { subject: 'releases' }))
    expect([releases.length, releases[0]?.fields.name, releases[0]?.fields.plannedStart]).toEqual([27, 'v0.8', '2012-06-25'])
  })
})
