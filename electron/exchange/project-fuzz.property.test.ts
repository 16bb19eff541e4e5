import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeMspdi } from '#shared/exchange/project/mspdi/write-mspdi'
import { planContent } from '#shared/exchange/project/plan-content'
import { planDrafts } from '#shared/exchange/project/plan-drafts'
import { planPreview } from '#shared/exchange/project/plan-preview'
import { readProject } from '#shared/exchange/project/read-project'
import { projectBytes, receivedProject } from '#shared/exchange/project/received-project'
import { Json } from '#shared/model/json'
import { mutated, mutation } from '#test/fixtures/mutated-bytes'
import { planAsEqual } from '#test/fixtures/plans-as-equal'
import { hasSharedData, sharedData } from '#test/shared-data'

const seed = Number(process.env['SLIPWAY_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** R13 of reliability.md counts 20,000 for a commit over all formats; this file has its share of projects, more at night. */
const runs = Number(process.env['SLIPWAY_FUZZ_RUNS'] ?? 300)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const day = (type: number, hours: string): string => `<WeekDay><DayType>${type}</DayType><DayWorking>${hours === '' ? 0 : 1}</DayWorking>${hours}</WeekDay>`
const office = '<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes>'
const project = bytes(`<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Night &amp; day</Title><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Slipway role</Alias></ExtendedAttribute></ExtendedAttributes>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${day(1, '')}${[2, 3, 4, 5, 6].map((type) => day(type, office)).join('')}</WeekDays>
<Exceptions><Exception><TimePeriod><FromDate>2026-04-01T00:00:00</FromDate><ToDate>2027-04-01T23:59:00</ToDate></TimePeriod><Occurrences>9</Occurrences><Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition><DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>
<Tasks><Task><UID>1</UID><Name>Phase</Name><OutlineLevel>1</OutlineLevel><Duration>PT0H0M0S</Duration></Task>
<Task><UID>2</UID><Name>Do</Name><OutlineLevel>2</OutlineLevel><Duration>PT8H30M0S</Duration><ConstraintType>4</ConstraintType><ConstraintDate>2026-03-03T08:00:00</ConstraintDate><PercentComplete>50</PercentComplete><Notes>a
b</Notes><ExtendedAttribute><FieldID>188743731</FieldID><Value>Ops</Value></ExtendedAttribute><Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T08:00:00</Finish></Baseline></Task>
<Task><UID>3</UID><Name>Go</Name><OutlineLevel>2</OutlineLevel><Duration>PT0H0M0S</Duration><Milestone>1</Milestone><Manual>1</Manual><Start>2026-03-01T08:00:00</Start><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>3</Type><LinkLag>-50</LinkLag><LagFormat>19</LagFormat></PredecessorLink></Task></Tasks>
<Resources><Resource><UID>1</UID><Name>Anna</Name></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments></Project>`)
const gan =
  bytes(`<?xml version="1.0" encoding="UTF-8"?><project name="x" view-date="2024-01-01" locale="en"><calendars base-id="none"><day-types><default-week id="1" sun="1" mon="0" sat="1"/></day-types><date year="" month="12" date="25" type="HOLIDAY"/></calendars>
<tasks><task id="0" name="A" start="2024-01-01" duration="2" complete="100"><task id="1" name="B" start="2024-01-02" duration="3"><depend id="2" type="2" difference="1" hardness="Strong"/></task></task><task id="2" name="C" meeting="true" start="2024-01-08" duration="0"/></tasks>
<previous><previous-tasks name="base"><previous-task id="1" start="2024-01-01" duration="2"/></previous-tasks></previous></project>`)
const checklist = bytes(
  '---\ntitle: x\n---\n# T\n\n## A <!-- c -->\n- [ ] one [l](http://x) `c`\n  - [x] two\n\ttext\n- b\n```\n- [ ] code\n```\n<!--\n- [ ] hidden\n-->\n1. three\n',
)

const files: readonly (readonly [name: string, original: Uint8Array])[] = [
  ['project.xml', project],
  ['house.gan', gan],
  ['steps.md', checklist],
]

let given = 0

/** All the way that a project's file goes: read, handed over, previewed, planned, and written again. Whatever it is, it ends soon, as a value. */
function goesAllTheWay(name: string, original: Uint8Array): void {
  const found = readProject(original, name)
  if (found === undefined) return
  if (!found.ok) {
    expect(found.failure.message).toMatch(/^[^\n]{10,400}\.$/)
    return
  }
  expect(receivedProject(projectBytes(found.value))).toEqual(found)
  const content = planContent(found.value, { zone: 'Europe/Berlin' })
  const ids = new Set(content.tasks.map(({ id }) => id))
  expect(ids.size).toBe(content.tasks.length)
  for (const { from, to } of content.links) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
  expect(planPreview(found.value, content).tasks.length).toBe(content.tasks.length)
  const made = planDrafts(content, { kind: 'new-release', name: 'x' }, [], () => `id${++given}`, name)
  if (!made.ok) return
  for (const { operations } of made.value.drafts) for (const { value } of operations) expect(Json.safeParse(value).success).toBe(true)
  const written = writeMspdi({ ...content, zone: 'Europe/Berlin' })
  const again = readProject(bytes(written.xml), 'again.xml')
  if (again?.ok !== true) throw new Error(`written and not read: ${again?.failure.message}`)
  // Control characters, which checklists may hold, are left out and told.
  if (written.losses.length > 0) return
  expect(planAsEqual(planContent(again.value, { zone: 'UTC' })).tasks).toEqual(planAsEqual(content).tasks)
}

const fuzz = (name: string, original: Uint8Array, times: number): void =>
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => goesAllTheWay(name, mutated(original, mutations))),
    { seed, numRuns: times, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  )

console.log(`project fuzz: seed ${seed} (SLIPWAY_SEED), ${runs} runs a format`)

test.each(files)('mutated files never crash or hang the import: %s', (name, original) => fuzz(name, original, runs), 120_000)

/** Values that are no values, put where others stand in a document that stays whole. */
const nasty = [
  '',
  '-1',
  '0',
  '99999999999',
  '1e999',
  'NaN',
  'PT-5H',
  'PT9999999999H0M0S',
  'P',
  '2026-02-30T10:00:00',
  '9999-12-31T23:59:59',
  '0001-01-01T00:00:00',
  '__proto__',
  'x'.repeat(5_000),
  '&#13;&#10;',
  '{"state":"done"}',
]

test.each([
  ['project.xml', project],
  ['house.gan', gan],
] as const)(
  'nor do whole documents with nonsense in their fields: %s',
  (name, original) => {
    const text = new TextDecoder().decode(original)
    const places = [...text.matchAll(/>([^<>]+)</g), ...text.matchAll(/="([^"]*)"/g)].filter(({ index }) => index > 60)
    const changes = fc.array(fc.record({ at: fc.nat(places.length - 1), value: fc.constantFrom(...nasty) }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(changes, (chosen) => {
        let now = text
        const once = [...new Map(chosen.map((one) => [one.at, one])).values()].map(({ at, value }) => ({ place: places[at], value }))
        for (const { place, value } of once.sort((a, b) => (b.place?.index ?? 0) - (a.place?.index ?? 0))) {
          const written = place?.[1] ?? ''
          const from = (place?.index ?? 0) + (place?.[0].startsWith('>') === true ? 1 : 2)
          const plain = now[from - 1] === '"' ? value.replaceAll('"', '') : value
          now = now.slice(0, from) + plain + now.slice(from + written.length)
        }
        goesAllTheWay(name, bytes(now))
      }),
      { seed, numRuns: runs, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    )
  },
  120_000,
)

test.skipIf(!hasSharedData)(
  'nor do the files of other programs, cut off and changed anywhere',
  () => {
    const folders = ['native', 'converted_from_mpp', 'gan', 'wrong_format']
    for (const folder of folders)
      for (const file of readdirSync(sharedData('mspdi', folder))) {
        const original = new Uint8Array(readFileSync(sharedData('mspdi', folder, file)))
        if (original.length < 250_000) fuzz(file, original, Math.ceil(runs / 60))
      }
  },
  240_000,
)

test('what is made to hold a reader up ends in a sentence, soon', () => {
  const deep = `<Project>${'<a>'.repeat(100_000)}`
  const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Project>&b;</Project>'
  const wide = `<Project><Tasks>${'<Task><UID>1</UID></Task>'.repeat(50_000)}</Tasks></Project>`
  const forever = `<Project><Calendars><Calendar><UID>1</UID><Exceptions>${'<Exception><TimePeriod><FromDate>0001-01-01T00:00:00</FromDate><ToDate>9999-12-31T00:00:00</ToDate></TimePeriod><Type>8</Type><Period>9999</Period></Exception>'.repeat(2_000)}</Exceptions></Calendar></Calendars></Project>`
  const long = `<Project><Title>${'x'.repeat(2_000_000)}</Title></Project>`
  const nested = `${Array.from({ length: 4_000 }, (_, at) => `${' '.repeat(at % 2_000)}- [ ] ${'['.repeat(20)}](`).join('\n')}`
  const quoted = `<?xml version="1.0" encoding="${'x'.repeat(100)}"?><Project/>`
  for (const [name, text] of [
    ['deep.xml', deep],
    ['laughs.xml', laughs],
    ['wide.xml', wide],
    ['forever.xml', forever],
    ['long.xml', long],
    ['nested.md', nested],
    ['quoted.xml', quoted],
  ] as const) {
    const began = performance.now()
    goesAllTheWay(name, bytes(text))
    expect([name, performance.now() - began < 15_000]).toEqual([name, true])
  }
}, 120_000)
