import { expect, test } from 'vitest'
import { readTable } from '#shared/exchange/table/read-table'
import { runbookIn } from './runbook-project'

const noArchive = (): never => {
  throw new Error('A text is no archive.')
}

/** The runbook that a text is, as somebody else's program wrote it. */
async function runbook(name: string, text: string | Uint8Array) {
  const table = await readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text, name, noArchive)
  const project = table.ok ? runbookIn(table.value, name, 'UTC') : undefined
  if (project === undefined) throw new Error(`${name} is no runbook.`)
  return {
    tasks: project.tasks.map(({ code, title, minutes, parent, kind }) => ({ code, title, minutes, parent, kind })),
    links: project.links.map(({ from, to, type, lag }) => `${from} ${to} ${type}${lag === 0 ? '' : ` ${lag}`}`),
    problems: project.problems.map(({ row, code }) => `${row} ${code}`),
  }
}
const minutesOf = ({ tasks }: Awaited<ReturnType<typeof runbook>>) => tasks.map(({ minutes }) => minutes)

test('a German table with semicolons, its own letters and units', async () => {
  const text = 'Nr.;Aufgabe;Dauer;Vorgänger;Verantwortlich\n1;Überweisungen anhalten;00:15;;Jörg\n2;Sichern;1 Std.;1;Anke\n3;Migrieren;1,5 h;2;Anke\n'
  const bytes = Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const read = await runbook('plan.csv', bytes)
  expect(read.tasks.map(({ title, minutes }) => [title, minutes])).toEqual([
    ['Überweisungen anhalten', 15],
    ['Sichern', 60],
    ['Migrieren', 90],
  ])
  expect([read.links, read.problems]).toEqual([['1 2 FS', '2 3 FS'], []])
})

test('a French table', async () => {
  const read = await runbook('plan.csv', '\ufeffÉtape;Tâche;Durée;Prédécesseurs;Responsable\n1;Arrêter;15 min;;Zoé\n2;Déployer;1 h 30;1;Léo\n')
  expect([minutesOf(read), read.links]).toEqual([[15, 90], ['1 2 FS']])
})

test('the unit of bare numbers stands in the header', async () => {
  expect(minutesOf(await runbook('plan.csv', 'Step,Task,Est. time (min),Depends on\n1,Stop,20,\n2,Deploy,45,1\n'))).toEqual([20, 45])
  expect(minutesOf(await runbook('plan.csv', 'Step,Task,Duration (hrs),Depends on\n1,Stop,0.5,\n2,Deploy,2,1\n'))).toEqual([30, 120])
})

test('durations in words and as programs write them, and links with a type and a lag', async () => {
  const read = await runbook(
    'plan.csv',
    '#,Task Name,Duration,Predecessors\n10,Freeze,0:20:00,\n20,Deploy,PT1H30M,10FS+10 min\n30,Test,"2 hours, 5 minutes",20SS+15m\n',
  )
  expect([minutesOf(read), read.links, read.problems]).toEqual([[20, 90, 125], ['10 20 FS 10', '20 30 SS 15'], []])
})

test('tables without numbers name a predecessor by its title, also one with a comma in it; a title that is there twice leads nowhere', async () => {
  const read = await runbook(
    'plan.csv',
    'Task,Estimated duration,Predecessors\n"Stop, then wait",10 min,\nBuild,2 h,"stop, then wait"\nTest,1 h,Build\nTest,1 h,\nShip,5 min,Test\n',
  )
  expect(read.links).toEqual(['1 2 FS', '2 3 FS'])
  expect(read.problems).toEqual(['5 unreadable-predecessor'])
})

test('an outline level makes summaries of what others stand below', async () => {
  const read = await runbook(
    'plan.csv',
    'ID,Name,Duration,Predecessors,Outline Level\n1,Cutover,2 hrs,,1\n2,Stop,15 mins,,2\n3,Deploy,1 hr,2,2\n4,After,10 mins,3,1\n',
  )
  expect(read.tasks.map(({ code, parent, kind }) => [code, parent, kind])).toEqual([
    ['1', '', 'summary'],
    ['2', '1', 'manual'],
    ['3', '1', 'manual'],
    ['4', '', 'manual'],
  ])
})

test('JSON names several predecessors in a list', async () => {
  const read = await runbook(
    'plan.json',
    '[{"id":"a","name":"Stop","duration":15},{"id":"b","name":"Deploy","duration":"1h","dependsOn":["a"]},{"id":"c","name":"Check","duration":30,"dependsOn":["a","b"]}]',
  )
  expect([minutesOf(read), read.links]).toEqual([
    [15, 60, 30],
    ['a b FS', 'a c FS', 'b c FS'],
  ])
})

test('titles above the headers, steps by letters, and hours without a unit behind them', async () => {
  const read = await runbook('plan.csv', 'Cutover plan,,,,\nVersion 3,,,,\n,,,,\nStep,Description,Duration,After,Who\nA1,Stop,15m,,Ann\nA2,Deploy,1h30,A1,Bo\n')
  expect([read.tasks.map(({ code }) => code), minutesOf(read), read.links]).toEqual([['A1', 'A2'], [15, 90], ['A1 A2 FS']])
})
