import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { ScriptedAnswer } from '#electron/dialogs/scripted-dialogs'
import { type Launched, test } from './launch'
import { type ReadPdf, readPdf } from './read-pdf'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-ballots-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Profiles that share nothing but this folder; each has its own answers to dialogs. */
const answersOf = (who: string): string => join(folder, `answers-${who}.json`)
const foresee = (who: string, ...answers: readonly ScriptedAnswer[]): void => writeFileSync(answersOf(who), JSON.stringify(answers))
/** Lines run into each other, so that words that a line's end has parted are found. */
const textOf = ({ pages }: ReadPdf): string => pages.flatMap(({ lines }) => lines).join(' ')
const toast = (page: Page) => page.locator('#toast')
const item = (page: Page, number: string) => page.getByRole('listbox', { name: 'Agenda' }).getByRole('option', { name: new RegExp(number) })

async function say(page: Page, name: string): Promise<void> {
  await page.evaluate(async (person) => {
    await window.slipway.ask['person:save']({ name: person, jobTitle: '' })
    await window.slipway.ask['settings:save']({ settings: { zone: 'UTC' } })
  }, name)
}

async function manager(launched: Launched): Promise<Page> {
  const { page } = launched
  await say(page, 'Karin Aalto')
  await page.evaluate(async () => void (await window.slipway.ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'UTC' })))
  await page.reload()
  await page.getByRole('button', { name: 'New release' }).waitFor()
  await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
  await page.getByRole('button', { name: 'Meeting', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Members and rule' }).click()
  for (const name of ['Ben Novak', 'Cleo Marsh']) {
    await page.getByLabel('New member').fill(name)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(`Name of ${name}`)).toBeVisible()
  }
  await page.getByLabel(/Quorum/).fill('2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Go to the agenda' }).click()
  return page
}

/** Opens the pack in a profile of its own, votes on two changes, and saves the ballot. Answers with the six words on its screen. */
async function member({ page }: Launched, who: string, name: string, pack: string, second: 'a' | 'r'): Promise<string> {
  const ballot = join(folder, `${who}.slipway-ballot`)
  await say(page, name)
  await page.reload()
  foresee(who, { dialog: 'read', path: pack }, { dialog: 'write', path: ballot })
  await page.getByRole('button', { name: 'Open a bundle' }).waitFor()
  await page.keyboard.press('ControlOrMeta+o')
  await expect(page.getByRole('region', { name: 'Meeting pack' })).toContainText('You can vote')
  for (const [number, key] of [
    ['CHG0040252', 'a'],
    ['CHG0040231', second],
  ] as const) {
    await item(page, number).click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await page.keyboard.press(key)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByText('Signed by you. It counts as soon as somebody has vouched for this device.')).toBeVisible()
  }
  const words = (await page.getByRole('region', { name: 'Your ballot' }).locator('code').textContent()) ?? ''
  expect(words.split(' ')).toHaveLength(6)
  await page.getByRole('button', { name: 'Save my ballot' }).click()
  await expect(toast(page)).toContainText('2 signed entries')
  expect(existsSync(ballot)).toBe(true)
  return words
}

test('profiles that share nothing but files hold a meeting: pack out, votes elsewhere, ballots back, one stale, a decision', async ({ start }) => {
  test.setTimeout(300_000)
  const pack = join(folder, 'CAB.slipway-pack')
  foresee('karin', { dialog: 'write', path: pack })
  const karin = await start({ args: [`--dialog-answers=${answersOf('karin')}`] })
  const page = await manager(karin)

  await test.step('the pack goes out as one file', async () => {
    await page.getByRole('button', { name: 'Meeting', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Pack for members' }).click()
    await expect(toast(page)).toContainText(/^Made CAB\.slipway-pack/, { timeout: 60_000 })
  })

  const ben = await start({ args: [`--dialog-answers=${answersOf('ben')}`] })
  const wordsOfBen = await test.step('a member votes on another machine, and a second one too', async () => {
    const words = await member(ben, 'ben', 'Ben Novak', pack, 'a')
    await ben.close()
    const cleo = await start({ args: [`--dialog-answers=${answersOf('cleo')}`] })
    await member(cleo, 'cleo', 'Cleo Marsh', pack, 'a')
    await cleo.close()
    return words
  })

  await test.step('meanwhile one change is edited', async () => {
    await item(page, 'CHG0040231').click()
    await page.getByRole('button', { name: 'Go to the change' }).click()
    await page.getByRole('textbox', { name: 'Justification' }).fill('Edited while the ballots were under way.')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('textbox', { name: 'Justification' })).toHaveValue('Edited while the ballots were under way.')
    await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
  })

  await test.step('ballots are looked at before anything is taken over, and a forged one is refused with its reason', async () => {
    const forged = join(folder, 'forged.slipway-ballot')
    writeFileSync(forged, readFileSync(join(folder, 'ben.slipway-ballot'), 'utf8').replace('"approve"', '"reject"'))
    foresee('karin', { dialog: 'several', paths: [join(folder, 'cleo.slipway-ballot'), join(folder, 'ben.slipway-ballot'), forged] })
    await page.getByRole('button', { name: 'Import ballots' }).click()
    const file = page.getByRole('region', { name: 'ben.slipway-ballot' })
    await expect(file).toContainText('Ben Novak, as the file says of itself')
    await expect(file).toContainText(wordsOfBen)
    const votes = file.getByRole('table')
    await expect(votes.getByRole('row').nth(1)).toContainText('Will count once somebody vouches for the device.')
    await expect(votes.getByRole('row').nth(2)).toContainText('Stale: the content has changed since')
    await expect(votes.getByRole('row').nth(2)).toContainText('Edited while the ballots were under way.')
    await expect(page.getByRole('region', { name: 'forged.slipway-ballot' })).toContainText('Not imported, line 2: It was changed after device')
    await page.getByRole('button', { name: 'Import 2 ballots' }).click()
    await expect(file).toContainText('Imported 2 signed entries')
  })

  await test.step('the manager compares the words and vouches', async () => {
    for (const name of ['Ben Novak', 'Cleo Marsh']) {
      await page.getByRole('button', { name: `Vouch for the device of ${name}` }).click()
      const form = page.getByRole('form', { name: `Vouch for the device of ${name}` })
      if (name === 'Ben Novak') await expect(form).toContainText(wordsOfBen)
      await form.getByRole('button', { name: 'Vouch for this device' }).click()
      await expect(form).toBeHidden()
    }
    await page.getByRole('button', { name: 'Back to the meeting' }).click()
  })

  await test.step('the vote for changed content is stale and not counted, the other is decided', async () => {
    const members = page.getByRole('list', { name: 'Members and their votes' })
    await item(page, 'CHG0040231').click()
    await expect(members.getByRole('listitem').filter({ hasText: 'Ben Novak' })).toContainText('Stale')
    await expect(page.getByText('No valid vote yet.')).toBeVisible()
    await item(page, 'CHG0040252').click()
    await expect(members.getByRole('listitem').filter({ hasText: 'Ben Novak' })).toContainText('Approve')
    await page.getByRole('button', { name: 'Start the meeting' }).click()
    await page.getByRole('button', { name: 'Record decision: Approved' }).click()
    await expect(item(page, 'CHG0040252')).toContainText('Approved')
  })

  await test.step('agenda and minutes go out as PDF', async () => {
    const [agenda, minutes] = [join(folder, 'Agenda.pdf'), join(folder, 'Minutes.pdf')]
    foresee('karin', { dialog: 'write', path: agenda }, { dialog: 'write', path: minutes })
    for (const [words, name] of [
      ['Export the agenda as PDF', 'Agenda.pdf'],
      ['Export the minutes as PDF', 'Minutes.pdf'],
    ] as const) {
      await page.getByRole('button', { name: 'Meeting', exact: true }).click()
      await page.getByRole('menuitem', { name: words }).click()
      await expect(toast(page)).toContainText(`into ${name}`, { timeout: 60_000 })
    }
    const printed = await readPdf(readFileSync(agenda))
    const text = textOf(printed)
    for (const words of ['Contents', 'CHG0040252', 'TLS certificates, card gateway', 'How its risk was found', 'All conflicts', 'Inherent, before controls'])
      expect(text).toContain(words)
    expect(printed.outline.length).toBeGreaterThan(8)
    const said = textOf(await readPdf(readFileSync(minutes)))
    for (const words of ['Ben Novak', 'The content has changed since this vote.', 'Approved by Karin Aalto', 'Arithmetic']) expect(said).toContain(words)
  })

  await test.step('ballots that come once more change nothing, and who is who stands in the settings', async () => {
    foresee('karin', { dialog: 'several', paths: [join(folder, 'ben.slipway-ballot')] })
    await page.getByRole('button', { name: 'Meeting', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Import ballots' }).click()
    await page.getByRole('button', { name: 'Import this ballot' }).click()
    await expect(page.getByRole('region', { name: 'ben.slipway-ballot' })).toContainText('All of it was here already.')
    await page.getByRole('navigation', { name: 'Rooms' }).getByText('Settings', { exact: true }).click()
    await page.getByRole('tab', { name: 'People and devices' }).click()
    const row = page.getByRole('table', { name: 'Devices' }).getByRole('row').filter({ hasText: 'Ben Novak' })
    await expect(row).toContainText('Voter')
    await expect(row).toContainText(wordsOfBen)
  })
})
