import Papa from 'papaparse'
import type { NewTask } from '#shared/commands/add-tasks'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { parseDuration } from '#shared/schedule/duration-text'

/** A row of a spreadsheet as a task, and its predecessors as they were written. */
export type PastedTask = Omit<NewTask, 'id'> & { readonly after: string }

type Column = 'code' | 'title' | 'kind' | 'who' | 'duration' | 'start' | 'float' | 'after'

const heads: { readonly [head: string]: Column } = {
  code: 'code',
  id: 'code',
  'task id': 'code',
  task: 'title',
  title: 'title',
  name: 'title',
  step: 'title',
  kind: 'kind',
  type: 'kind',
  who: 'who',
  owner: 'who',
  duration: 'duration',
  start: 'start',
  float: 'float',
  after: 'after',
  predecessors: 'after',
  'predecessor ids': 'after',
}

/** Columns where the rows have no head: by how many cells there are. */
const byCount: { readonly [cells: number]: readonly Column[] } = {
  1: ['title'],
  2: ['title', 'duration'],
  3: ['title', 'who', 'duration'],
  4: ['title', 'who', 'duration', 'after'],
  5: ['code', 'title', 'who', 'duration', 'after'],
  6: ['code', 'title', 'kind', 'who', 'duration', 'after'],
}

/** Reads text copied from a spreadsheet (tabs between cells, quotes round what holds them). Nothing is taken unless all of it can be read. */
export function pastedTasks(text: string): Result<readonly PastedTask[], Failure> {
  const table = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''), { delimiter: '\t', skipEmptyLines: 'greedy' }).data
  const first = table[0]
  if (first === undefined) return failed({ code: 'nothing-pasted', message: 'There is no text to paste.' })
  const named = first.map((cell) => heads[cell.trim().toLowerCase()])
  const hasHead = named.filter((column) => column !== undefined).length >= Math.min(2, first.length) && named.includes('title')
  const columns = hasHead ? named : (byCount[Math.min(6, Math.max(...table.map((row) => row.length)))] ?? [])
  const tasks: PastedTask[] = []
  for (const [index, cells] of (hasHead ? table.slice(1) : table).entries()) {
    const cell = (column: Column): string => unescaped(cells[columns.indexOf(column)]?.trim() ?? '')
    const written = cell('duration')
    const duration = written === '' ? undefined : parseDuration(written)
    if (written !== '' && duration === undefined) {
      return failed({ code: 'bad-duration', message: `Row ${index + 1}: “${written}” is not a duration. Write 45 min or 1 h 20 min. Nothing was pasted.` })
    }
    const kind = kindOf(cell('kind'))
    tasks.push({
      title: cell('title'),
      after: cell('after'),
      ...(cell('code') === '' ? {} : { code: cell('code') }),
      ...(cell('who') === '' ? {} : { who: cell('who') }),
      ...(duration === undefined ? {} : { duration }),
      ...(kind === undefined ? {} : { kind }),
    })
  }
  return ok(tasks)
}

/** A copy of ours puts an apostrophe before what a spreadsheet would run (copied-tasks.ts); back here it is text again. */
const unescaped = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)

function kindOf(word: string): NewTask['kind'] {
  switch (word.toLowerCase()) {
    case 'automated':
    case 'script':
      return 'automated'
    case 'communication':
    case 'message':
    case 'email':
    case 'call':
      return 'communication'
    case 'checkpoint':
    case 'validation':
      return 'checkpoint'
    case 'milestone':
      return 'milestone'
    case 'manual':
      return 'manual'
    default:
      return undefined
  }
}
