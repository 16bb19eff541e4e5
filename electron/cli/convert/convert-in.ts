import { basename, extname, resolve } from 'node:path'
import { readInProcess } from '#electron/bundle/content/read-in-process'
import { foreignBytes } from '#electron/exchange/foreign-file'
import { readForeignFile } from '#electron/exchange/read-project-file'
import type { StartParser } from '#electron/parser/parser-process'
import { imported, type Portfolio, portfolioOf } from '#shared/exchange/convert/portfolio'
import { looksLikePortfolio, readPortfolio } from '#shared/exchange/convert/portfolio-json'
import { lossCount } from '#shared/exchange/project/losses'
import { planContent } from '#shared/exchange/project/plan-content'
import { planDrafts } from '#shared/exchange/project/plan-drafts'
import type { Loss, Project } from '#shared/exchange/project/project'
import { runbookProject } from '#shared/exchange/project/runbook/runbook-project'
import { importDrafts } from '#shared/exchange/table/import-drafts'
import type { Existing } from '#shared/exchange/table/import-targets'
import type { Choices, Preview } from '#shared/exchange/table/preview'
import { previewTable } from '#shared/exchange/table/preview-table'
import type { Table } from '#shared/exchange/table/table'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { rootsIn } from '../bundle-views'

/** What a file holds, ready to be written in another form. */
export interface ReadFile {
  readonly portfolio: Portfolio
  /** Records of the file: rows, tasks, entities. */
  readonly read: number
  readonly losses: readonly Loss[]
}

export interface ReadOptions {
  readonly startParser: StartParser
  readonly zone: string
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly newId: () => string
  /** How a table's columns are to be read, where a person has said so. */
  readonly choices: Choices
}

export async function readAny(file: string, options: ReadOptions): Promise<Result<ReadFile, Failure>> {
  const suffix = extname(file).toLowerCase()
  if (suffix === '.slipway') {
    const read = await readInProcess(options.startParser, resolve(file))
    if (!read.ok) return read
    const portfolio = portfolioOf(rootsIn(read.value))
    return ok({ portfolio, read: countsOf(portfolio), losses: [] })
  }
  if (suffix === '.json') {
    const bytes = await foreignBytes(file)
    if (!bytes.ok) return bytes
    const text = new TextDecoder().decode(bytes.value)
    if (looksLikePortfolio(text)) {
      const portfolio = readPortfolio(text)
      return portfolio.ok ? ok({ portfolio: portfolio.value, read: countsOf(portfolio.value), losses: [] }) : portfolio
    }
  }
  const read = await readForeignFile(file, options.startParser)
  if (!read.ok) return read
  const title = basename(file).replace(/\.[a-z]+$/i, '')
  return read.value.kind === 'project'
    ? planIn(read.value.project, read.value.project.tasks.length, title, [], options)
    : tableIn(read.value.table, title, options)
}

const countsOf = (portfolio: Portfolio): number => Object.values(portfolio).reduce((sum, views) => sum + views.length, 0)

const nothing: Existing = {
  releases: [],
  milestones: [],
  changes: [],
  risks: [],
  affects: [],
  services: [],
  cis: [],
  freezes: [],
  keyDates: [],
  windows: [],
  environments: [],
  workingCalendars: [],
}

function tableIn(table: Table, title: string, options: ReadOptions): Result<ReadFile, Failure> {
  const preview = previewTable(table, options.choices, { zone: options.zone, today: options.today })
  const open = preview.questions.find(({ optional }) => !optional)
  if (open !== undefined)
    return failed({
      code: 'question-open',
      message:
        open.kind === 'date-order'
          ? `Dates of “${open.column}” can be read with the day or the month first. Say which in a profile: --map FILE with {"dateOrders": {"${open.column}": "day-first"}}.`
          : 'It can’t be told what this table is about. Say it in a profile: --map FILE with {"subject": "releases"}.',
    })
  const losses = refusedRows(preview)
  if (preview.subject === 'tasks') return planIn(runbookProject(preview, title), preview.counts.rows, title, losses, options)
  const plan = importDrafts(preview, nothing, options.newId, title)
  if (!plan.ok) return plan
  return ok({ portfolio: imported(plan.value.drafts), read: preview.counts.rows, losses: [...losses, ...leftColumns(preview)] })
}

/** Rows that can't be taken, by what is wrong with them. */
function refusedRows({ errors }: Preview): Loss[] {
  const losses = lossCount()
  for (const { code, column, row, message } of errors) losses.add('row', column === '' ? code : column, 'left-out', `Row ${row}: ${message}`)
  return losses.list()
}

/** Columns that no field takes, where they are not kept beside the fields. */
function leftColumns({ notes, columns, counts }: Preview): Loss[] {
  const losses = lossCount()
  if (notes.some(({ code }) => code === 'columns-left-out'))
    for (const { name, field } of columns) if (field === '') losses.add('column', name, 'left-out', 'No field takes this column.', counts.accepted)
  return losses.list()
}

function planIn(project: Project, read: number, title: string, losses: readonly Loss[], options: ReadOptions): Result<ReadFile, Failure> {
  const content = planContent(project, { zone: options.zone })
  const unread = lossCount()
  if (project.format !== 'runbook')
    for (const { column = 'row', row, message } of project.problems) unread.add('line', column, 'left-out', `Line ${row}: ${message}`)
  const made = planDrafts(content, { kind: 'new-release', name: project.title || title }, [], options.newId, title)
  return made.ok ? ok({ portfolio: imported(made.value.drafts), read, losses: [...losses, ...unread.list(), ...content.losses] }) : made
}
