import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { exportBundle } from '#electron/bundle/content/export-bundle'
import { realDisk, writeWhole } from '#electron/disk/disk'
import { deviceKeyFrom, newDeviceKey } from '#electron/keys/signatures'
import { workspaces } from '#electron/workspaces/workspaces'
import { releaseRecord } from '#shared/bundle/content/release-record'
import { selectionOf, wholePortfolio } from '#shared/bundle/content/selection'
import { create, type Fields } from '#shared/commands/edit'
import { calendarEntries } from '#shared/exchange/convert/calendar-entries'
import { allOf, countOf, isCarried, type Portfolio, rootsOf } from '#shared/exchange/convert/portfolio'
import { portfolioJson } from '#shared/exchange/convert/portfolio-json'
import { notInTables, type OutTable, tablesOf } from '#shared/exchange/convert/tables-of'
import { csvOf } from '#shared/exchange/csv/write-csv'
import { icsText } from '#shared/exchange/icalendar/write-ics'
import { lossCount } from '#shared/exchange/project/losses'
import { writeMspdi } from '#shared/exchange/project/mspdi/write-mspdi'
import type { Loss } from '#shared/exchange/project/project'
import type { Draft } from '#shared/log/operation'
import { isWrittenOnce } from '#shared/log/written-once'
import type { Kind } from '#shared/model/entities'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { planStart, schedulePlan } from '#shared/schedule/schedule-plan'

export interface Written {
  readonly written: number
  readonly losses: readonly Loss[]
}

export interface WriteOptions {
  readonly zone: string
  /** Epoch milliseconds. */
  readonly now: number
}

type Writer = (portfolio: Portfolio, out: string, options: WriteOptions) => Promise<Result<Written, Failure>> | Result<Written, Failure>

/** The forms that can be written, by the suffix of the file. */
export const writers: Readonly<Record<string, Writer>> = { '.csv': toCsv, '.xlsx': toXlsx, '.xml': toXml, '.json': toJson, '.ics': toIcs, '.slipway': toBundle }

export const writerFor = (out: string): Writer | undefined => writers[extname(out).toLowerCase()]

const empty: Failure = { code: 'nothing', message: 'There is nothing in this file that such a file can hold.' }

/** One table: the one that says most. The others are counted as lost. */
function toCsv(portfolio: Portfolio, out: string): Result<Written, Failure> {
  const { tables, losses } = tablesOf(portfolio)
  const [table] = tables
  if (table === undefined) return failed(empty)
  writeWhole(realDisk, out, `\ufeff${csvOf([[...table.headers], ...table.rows], false)}`)
  const own = losses.filter(({ entity }) => (table.kinds as readonly string[]).includes(entity))
  return ok({ written: table.rows.length, losses: [...own, ...notInTables(portfolio, [table])] })
}

/** A sheet for each table. Text stays text, whatever it begins with: no cell is a formula. */
async function toXlsx(portfolio: Portfolio, out: string): Promise<Result<Written, Failure>> {
  const { tables, losses } = tablesOf(portfolio)
  if (tables.length === 0) return failed(empty)
  const cut = lossCount()
  const sheets = tables.map(({ name, headers, rows }) => ({
    sheet: name,
    data: [headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map((cell) => cellOf(cell, cut)))],
  }))
  const bytes = await writeXlsxFile(sheets).toBuffer()
  writeWhole(realDisk, out, bytes)
  return ok({ written: tables.reduce((sum, { rows }) => sum + rows.length, 0), losses: [...losses, ...cut.list(), ...notInTables(portfolio, tables)] })
}

/** A cell of a workbook holds 32,767 characters (Excel, specifications and limits). */
const longestCell = 32_767

function cellOf(cell: OutTable['rows'][number][number], cut: ReturnType<typeof lossCount>) {
  if (cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell.length > longestCell) cut.add('text', 'longer than 32,767 characters', 'changed', 'A cell of a workbook holds no more; the end is cut off.')
  return { value: cell.slice(0, longestCell), type: String }
}

function toJson(portfolio: Portfolio, out: string): Result<Written, Failure> {
  writeWhole(realDisk, out, portfolioJson(portfolio))
  return ok({ written: countOf(portfolio), losses: [] })
}

function toXml(portfolio: Portfolio, out: string, { zone }: WriteOptions): Result<Written, Failure> {
  const plans = allOf(portfolio, 'plan')
  const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
  if (plan === undefined) return failed({ code: 'no-plan', message: 'There is no deployment plan in it, and project XML holds nothing else.' })
  const tasks = allOf(portfolio, 'task').filter((task) => task.plan === plan.id)
  const links = allOf(portfolio, 'link').filter((link) => link.plan === plan.id)
  const baselines = allOf(portfolio, 'baseline').filter((baseline) => baseline.plan === plan.id)
  const calendars = allOf(portfolio, 'working-calendar')
  const own = plan.zone || zone
  const schedule = schedulePlan(plan, tasks, links, own, 0, { calendars })
  const { xml, losses } = writeMspdi({
    plan,
    tasks,
    links,
    calendars,
    baselines,
    zone,
    ...(planStart(plan, own) === undefined ? {} : { times: schedule.times }),
  })
  writeWhole(realDisk, out, xml)
  const carried = new Set<string>(['plan', 'task', 'link', 'baseline', 'working-calendar'])
  const lost = lossCount()
  for (const [kind, views] of Object.entries(portfolio))
    if (!carried.has(kind) && views.length > 0) lost.add(kind, 'all', 'left-out', 'Project XML holds one deployment plan.', views.length)
  if (plans.length > 1) lost.add('plan', 'all', 'left-out', 'Project XML holds one deployment plan.', plans.length - 1)
  return ok({ written: tasks.length, losses: [...losses, ...lost.list()] })
}

function toIcs(portfolio: Portfolio, out: string, { now, zone }: WriteOptions): Result<Written, Failure> {
  const { entries, losses } = calendarEntries(portfolio, zone)
  if (entries.length === 0) return failed({ code: 'no-dates', message: 'There is no date, freeze or window in it, and a calendar holds nothing else.' })
  writeWhole(realDisk, out, icsText('Slipway', entries, now))
  return ok({ written: entries.length, losses })
}

/**
 * A bundle, written and signed in a workspace that is made for it and thrown away: of one release where all that there is
 * belongs to it, else of the whole portfolio.
 */
async function toBundle(portfolio: Portfolio, out: string, { zone, now }: WriteOptions): Promise<Result<Written, Failure>> {
  const lost = lossCount()
  const drafts = [...draftsOf(portfolio, lost)]
  if (drafts.length === 0) return failed(empty)
  const folder = fs.mkdtempSync(join(tmpdir(), 'slipway-convert-'))
  try {
    const key = { ...deviceKeyFrom(newDeviceKey().secret), protection: 'none', renewed: false } as const
    let clock = now
    const all = workspaces({
      folder,
      key: () => key,
      person: () => 'slipway convert',
      disk: realDisk,
      now: () => (clock += 1_000),
      trash: async () => undefined,
    })
    const made = all.create(basename(out, extname(out)), 'own', zone, [])
    if (!made.ok) return made
    for (const draft of drafts) {
      const written = made.value.write([draft])
      if (!written.ok) return written
    }
    const quiet = { progress: () => undefined, cancelled: () => false }
    const bundled = await exportBundle(out, { source: made.value, release: aboutOf(portfolio, drafts), key, disk: realDisk, job: quiet })
    const losses = lost.list()
    return bundled.ok ? ok({ written: countOf(portfolio) - losses.reduce((sum, { count }) => sum + count, 0), losses }) : bundled
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The one release that everything belongs to, or the whole portfolio. */
function aboutOf(portfolio: Portfolio, drafts: readonly Draft[]): string {
  const [release, ...others] = allOf(portfolio, 'release')
  if (release === undefined || others.length > 0) return wholePortfolio
  const roots = rootsOf(drafts)
  const name = `release/${release.id}`
  const selection = selectionOf(roots, name)
  if (selection === undefined) return wholePortfolio
  const { entities } = releaseRecord(roots, selection)
  const isWhole = drafts.every(({ operations }) => operations.every(({ entity }) => Object.hasOwn(entities, entity)))
  return isWhole ? name : wholePortfolio
}

const mostOperations = 15_000

/** The records as new ones, roots before what belongs to them, in entries of a size that every device takes. */
function* draftsOf(portfolio: Portfolio, lost: ReturnType<typeof lossCount>): Generator<Draft> {
  const kinds = (Object.keys(portfolio) as Kind[]).filter(isCarried).sort((a, b) => Number(isRoot(b)) - Number(isRoot(a)))
  let operations: Draft['operations'][number][] = []
  for (const kind of kinds)
    for (const { id, removed: _, ...fields } of allOf(portfolio, kind)) {
      if (isWrittenOnce(`${kind}/${id}`)) {
        lost.add(kind, 'all', 'left-out', 'It counts by the signature of the person who gave it, which a conversion can’t make.')
        continue
      }
      operations.push(...create(kind, id, fields as Fields<Kind>).operations)
      if (operations.length < mostOperations) continue
      yield { command: 'convert', summary: 'Converted from another file', operations }
      operations = []
    }
  if (operations.length > 0) yield { command: 'convert', summary: 'Converted from another file', operations }
}

const isRoot = (kind: Kind): boolean => kind === 'release' || kind === 'change' || kind === 'meeting'
