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

test('times of a day alone say how long, also over midnight', async () => {
  const read = await runbook(
    'plan.csv',
    'Task;Owner;Start time;End time;Predecessor\nStop;Ann;22:00;22:15;-\nDeploy;Bo;10:15 pm;11:30 pm;Stop\nCheck;Ann;23:30;00:10;Deploy\n',
  )
  expect([minutesOf(read), read.links, read.problems]).toEqual([[15, 75, 40], ['1 2 FS', '2 3 FS'], []])
})

test('the types of links are read in German and French, and what says that there is nothing to wait for', async () => {
  const german = await runbook('plan.csv', 'Nr,Aufgabe,Dauer,Vorgänger\n1,Halt,15 Min.,keine\n2,Los,"0,5 Std.",1EA\n3,Prüfen,10 Min.,2AA+5 Min.\n')
  expect([minutesOf(german), german.links, german.problems]).toEqual([[15, 30, 10], ['1 2 FS', '2 3 SS 5'], []])
  const french = await runbook('plan.csv', 'N°;Tâche;Durée;Prédécesseurs\n1;Arrêter;15 min;-\n2;Déployer;1 h;1FD\n3;Finir;5 min;2DD\n')
  expect(french.links).toEqual(['1 2 FS', '2 3 SS'])
})

test('a list of tasks within a JSON object, and headers with brackets and dots', async () => {
  const json = await runbook(
    'plan.json',
    '{"title":"Night","tasks":[{"id":1,"title":"Stop","duration":15},{"id":2,"title":"Go","duration":"30","predecessors":[1]}]}',
  )
  expect([minutesOf(json), json.links]).toEqual([[15, 30], ['1 2 FS']])
  const tabs = await runbook('plan.tsv', 'Step No.\tTask description\tDuration [min]\tPredecessor(s)\tResp.\n1\tStop\t10\t-\tAnn\n2\tGo\t20\t1\tBo\n')
  expect([minutesOf(tabs), tabs.links]).toEqual([[10, 20], ['1 2 FS']])
})
