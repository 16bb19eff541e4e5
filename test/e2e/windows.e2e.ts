import { expect, type Page } from '@playwright/test'
import { test } from './launch'
import { chainFindings, journalOnDisk } from './on-disk'

const windows = 4
const commands = 10_000
const releases = 8

/** Writes as fast as it can, twenty at a time, as so many hands would. */
const write = (page: Page, window_: number, count: number) =>
  page.evaluate(
    async ([own, each, many]) => {
      const door = (window as unknown as { slipwayTest: { run: (draft: object) => Promise<{ ok: boolean; failure?: { message: string } }> } }).slipwayTest
      let next = 0
      const one = async (): Promise<void> => {
        while (next < each) {
          const number = next++
          const entity = `release/r${number % many}`
          const answer = await door.run({
            command: 'edit-release',
            summary: 'Renamed',
            operations: [{ entity, field: 'name', value: `Window ${own} ${number}`, was: '' }],
          })
          if (!answer.ok) throw new Error(answer.failure?.message)
        }
      }
      await Promise.all(Array.from({ length: 20 }, one))
    },
    [window_, count, releases] as const,
  )

test(`${windows} windows that write ${commands} commands at once make one chain, and show the same`, async ({ start }) => {
  test.setTimeout(420_000)
  const { app, page, userData } = await start()
  await page.evaluate(async (many) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: '' })
    await ask['workspace:create']({ name: 'Windows', from: 'empty', zone: 'UTC' })
    const operations = Array.from({ length: many }, (_, number) => [
      { entity: `release/r${number}`, field: 'removed', value: false, was: true },
      { entity: `release/r${number}`, field: 'name', value: `Seeded ${number}`, was: '' },
      // The portfolio shows first what is due within twelve weeks.
      { entity: `release/r${number}`, field: 'target', value: new Date().toISOString().slice(0, 10), was: '' },
    ]).flat()
    await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations }] })
  }, releases)
  await page.reload()
  const pages = [page]
  while (pages.length < windows) {
    const opened = app.waitForEvent('window')
    await page.evaluate(() => window.slipway.ask['window:open']({ room: 'portfolio' }))
    const other = await opened
    await other.waitForLoadState('load')
    await expect(other.getByText('Seeded 1').filter({ visible: true }).first()).toBeVisible()
    pages.push(other)
  }
  const go = (each: Page, room: string) => each.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room, exact: true }).click()
  // One window shows what all write, as it comes; that the others draw it too would be most of this test's time.
  for (const each of pages.slice(1)) await go(each, 'Help')
  await Promise.all(pages.map((each, number) => write(each, number, commands / windows)))
  for (const each of pages.slice(1)) await go(each, 'Portfolio')
  const entries = journalOnDisk(userData)
  expect(chainFindings(entries)).toEqual([])
  expect(entries).toHaveLength(commands + 2)
  const names = new Map<string, string>()
  for (const { file } of entries)
    for (const operation of file.ops) if (typeof operation !== 'string' && operation.f === 'name') names.set(operation.e, String(operation.value))
  for (const each of pages)
    for (let number = 0; number < releases; number++)
      await expect(
        each
          .getByText(names.get(`release/r${number}`) ?? '', { exact: false })
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
})
