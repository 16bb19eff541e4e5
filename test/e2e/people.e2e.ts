import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { sha256OfBytes } from '#electron/keys/signatures'
import { fingerprintWords } from '#shared/ballot/fingerprint'
import { voterIn } from '#test/fixtures/voter'
import { test } from './launch'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-people-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const themes = [
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { theme: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { theme: 'contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const

async function lookWithAxe(page: Page, what: string): Promise<void> {
  for (const { theme, media } of themes) {
    await page.emulateMedia(media)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`),
        `${what}, ${theme}`,
      )
      .toEqual([])
  }
  await page.emulateMedia(themes[0].media)
}

/** Goes to something with Tab alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 120 && !(await isThere()); steps++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill(`> ${words}`)
  await expect(page.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
}

/** Its room is there once a workspace is open. */
const cab = (page: Page): Locator => page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true })

/** A workspace with a meeting, a member and a change to vote on. */
async function meeting(page: Page): Promise<string> {
  const ws = await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    const made = await ask['workspace:create']({ name: 'Norhaven Bank', from: 'empty', zone: 'UTC' })
    if (!made.ok) throw new Error(made.failure.message)
    const of = { 'meeting/m': { title: 'CAB', start: '2026-11-27T10:00' }, 'change/c': { number: 'CHG1', shortDescription: 'Cut-over' } }
    const inMeeting = {
      'meeting-member/ben': { of: 'meeting/m', person: 'Ben Novak', voting: true },
      'agenda-item/i': { of: 'meeting/m', subject: 'change/c' },
    }
    const operations = Object.entries({ ...of, ...inMeeting }).flatMap(([entity, fields]) =>
      Object.entries({ removed: false, ...fields }).map(([field, value]) => ({ entity, field, value, was: field === 'removed' ? true : '' })),
    )
    const written = await ask['journal:write']({ drafts: [{ command: 'create-meeting', summary: 'Planned the meeting', operations }] })
    if (!written.ok) throw new Error(written.failure.message)
    return made.value.id
  })
  await page.reload()
  await cab(page).waitFor()
  return ws
}

test('a device joins by its ballot, is vouched for by six words, may less, and is cut off; by keyboard alone', async ({ start }) => {
  test.setTimeout(240_000)
  const answers = join(folder, 'answers.json')
  const ballot = join(folder, 'ben.slipway-ballot')
  const foresee = (): void => writeFileSync(answers, JSON.stringify([{ dialog: 'several', paths: [ballot] }]))
  writeFileSync(answers, '[]')
  const launched = await start({ args: [`--dialog-answers=${answers}`] })
  const { page } = launched
  const ben = voterIn(await meeting(page), 'Ben Novak')
  const words = fingerprintWords(sha256OfBytes(Buffer.from(ben.key.publicKey, 'base64'))).join(' ')
  const row = page.getByRole('table', { name: 'Devices' }).locator(`[data-device='${ben.key.device}']`)
  ben.vote('approve')
  writeFileSync(ballot, ben.ballot())

  await test.step('while there is one device, the screen says how a member joins', async () => {
    await command(page, 'People and devices')
    await expect(page.getByRole('region', { name: 'This computer' }).locator('code')).toHaveText(/^(?:[a-z]+ ){5}[a-z]+$/)
    await expect(page.getByText(/^Only this computer belongs to the workspace/)).toBeVisible()
    await lookWithAxe(page, 'alone')
  })

  await test.step('the only admin can neither be made less nor be revoked, and reads why', async () => {
    const why = /^This is the only admin: without one nobody could vouch/
    await press(page, 'Change the role of Karin Aalto’s device')
    await expect(page.getByRole('radio', { name: /^Admin/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Change role to/ })).toBeHidden()
    await page.keyboard.press('Escape')
    await press(page, 'Revoke the device of Karin Aalto')
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Revoke this device' })).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(page.getByText(why)).toBeHidden()
  })

  await test.step('a ballot is imported from anywhere; its device waits', async () => {
    foresee()
    await command(page, 'Import ballots')
    await expect(page.getByRole('region', { name: 'ben.slipway-ballot' })).toContainText('Ben Novak, as the file says of itself')
    await press(page, 'Import this ballot')
    await expect(page.getByRole('region', { name: 'ben.slipway-ballot' })).toContainText('Imported 1 signed entry')
    await command(page, 'People and devices')
    await expect(row).toContainText('Waits: nobody has vouched for it')
    await expect(row).toContainText('1 doesn’t count')
  })

  await test.step('whoever vouches comes from the member’s seat, compares the words, and says what the device may do', async () => {
    await page.keyboard.press('ControlOrMeta+5')
    const seat = page.getByRole('list', { name: 'Members and their votes' }).getByRole('listitem').filter({ hasText: 'Ben Novak' })
    await expect(seat).toContainText('Device not vouched for')
    await tabTo(page, seat.getByRole('button', { name: 'People and devices' }))
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: 'Vouch for the device of Ben Novak' })
    await expect(form).toContainText('Ben Novak’s laptop')
    await expect(form.locator('code')).toHaveText(words)
    await lookWithAxe(page, 'vouching')
    await tabTo(page, form.getByRole('radio', { name: /^Voter/ }))
    await page.keyboard.press('ArrowUp')
    await expect(form.getByRole('radio', { name: /^Manager/ })).toBeChecked()
    await press(page, 'Vouch for this device')
    await expect(form).toBeHidden()
    await expect(row).toBeFocused()
    await expect(row).toContainText(/Manager.*Vouched for.*by Karin Aalto/)
    await expect(row).not.toContainText('doesn’t count')
  })

  await test.step('a lesser role says what it cuts', async () => {
    await press(page, 'Change the role of Ben Novak’s device')
    await expect(page.getByRole('radio', { name: /^Manager/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText(/^Its 1 entry until now, the last number 1, go/)).toBeVisible()
    await press(page, 'Change role to voter')
    await expect(row).toContainText('Voter')
    await expect(row).not.toContainText('doesn’t count')
  })

  await test.step('revoking asks why, and keeps what was signed before', async () => {
    await press(page, 'Revoke the device of Ben Novak')
    const why = page.getByRole('textbox', { name: 'Why' })
    await expect(why).toBeFocused()
    await lookWithAxe(page, 'revoking')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Say why: it stands in the audit trail.')).toBeVisible()
    await page.keyboard.type('Left on a train')
    await page.keyboard.press('Enter')
    await expect(row).toContainText('Revoked')
    await expect(row).toContainText('Left on a train')
    await tabTo(page, row.getByText('How', { exact: true }))
    await page.keyboard.press('Enter')
    const steps = row.getByRole('listitem')
    await expect(steps.nth(0)).toContainText(/^Vouched for as the device of Ben Novak, manager\. Signed by Karin Aalto/)
    await expect(steps.nth(1)).toContainText('Made voter: what it wrote up to entry 1 counts as before')
    await expect(steps.nth(2)).toContainText('Revoked (Left on a train): its entries up to 1 go on counting')
    await lookWithAxe(page, 'revoked')
  })

  await test.step('what the device signs later is kept and does not count, after a restart too', async () => {
    ben.vote('reject')
    writeFileSync(ballot, ben.ballot())
    foresee()
    await command(page, 'Import ballots')
    await expect(page.getByRole('region', { name: 'ben.slipway-ballot' })).toContainText('Not counted: its device was revoked.')
    await press(page, 'Import this ballot')
    await expect(page.getByText('The device is revoked: what it signs does not count.')).toBeVisible()
    const { page: again } = await launched.relaunch()
    await cab(again).waitFor()
    await command(again, 'People and devices')
    const kept = again.getByRole('table', { name: 'Devices' }).locator(`[data-device='${ben.key.device}']`)
    await expect(kept).toContainText('Revoked')
    await expect(kept).toContainText('1 doesn’t count')
  })
})
