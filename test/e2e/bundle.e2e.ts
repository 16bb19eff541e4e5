import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-bundle-e2e-'))
// Printing the plan takes its time on a busy machine.
test.setTimeout(180_000)
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundle = join(folder, 'Payments.slipway')
const answersFile = (name: string, answers: readonly unknown[]): string => {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(answers))
  return `--dialog-answers=${file}`
}
const menu = ({ app }: Launched, id: string) => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
const focused = ({ app }: Launched) =>
  expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.focus()
        return BrowserWindow.getFocusedWindow() !== null
      }),
    )
    .toBe(true)
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function axe(page: Page): Promise<void> {
  // Electron cannot open the blank page in which the newer mode would gather its results.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('main').include('aside').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** The sample, and in it the release that has a plan, a scope and risks. */
async function openSample({ page }: Launched): Promise<string> {
  const id = await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    const made = await ask['workspace:create']({ name: 'Sample portfolio', from: 'sample', zone: 'Europe/Copenhagen' })
    if (!made.ok) throw new Error(made.failure.message)
    const tasks = new Map<string, number>()
    const names = new Map<string, string>()
    for (let skip = 0, more = true; more; ) {
      const read = await ask['journal:read']({ after: {}, skip })
      if (!read.ok) throw new Error(read.failure.message)
      for (const { line } of read.value.lines) {
        const { ops } = JSON.parse(line) as { ops: readonly { e: string; f: string; value: unknown }[] }
        for (const { e, f, value } of ops) {
          if (e.startsWith('task/') && f === 'of') tasks.set(String(value), (tasks.get(String(value)) ?? 0) + 1)
          if (e.startsWith('release/') && f === 'name') names.set(e, String(value))
        }
      }
      skip += read.value.lines.length
      more = read.value.more
    }
    const [most] = [...tasks].filter(([root]) => names.get(root) === 'Payments').sort((a, b) => b[1] - a[1])
    return most?.[0].replace('release/', '') ?? ''
  })
  await page.evaluate((release) => {
    location.hash = `#/release?id=${release}`
  }, id)
  await page.reload()
  await expect(heading(page)).toContainText('Payments')
  return id
}

test('a release of the sample goes out as a bundle, opens read-only in a fresh profile, and there is judged by its keys', async ({ start }) => {
  const own = await start({ args: [answersFile('export.json', [{ dialog: 'write', path: bundle }])] })
  await openSample(own)
  await focused(own)
  await menu(own, 'export-bundle')
  await expect(own.page.getByText(/^Exported Payments .* as Payments\.slipway: \d+ files, \d+ entries/).last()).toBeVisible({ timeout: 60_000 })
  expect(readFileSync(bundle, 'latin1').startsWith('PK')).toBe(true)
  // The release’s own history shows nothing of the 150 others.
  expect(readFileSync(bundle, 'utf8')).not.toContain('Mortgage')

  const fresh = await start({ args: [bundle] })
  const { page } = fresh
  await expect(heading(page)).toHaveText('Intact, signer not trusted')
  await expect(page.getByRole('region', { name: 'Read-only' })).toContainText('Nothing here can be changed.')
  await expect(page.getByRole('list', { name: 'Checks' }).getByLabel('fails')).toHaveCount(1)
  await expect(page.getByRole('table', { name: 'Keys' })).toContainText('Karin Aalto')
  await expect(page.getByRole('table', { name: 'Changes in scope' }).getByRole('row')).not.toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('sha256sum -c manifest-sha256.txt')
  await axe(page)

  await page.getByRole('tab', { name: /^Files/ }).click()
  await expect(page.getByRole('table', { name: 'Files' })).toContainText('data/log.jsonl')
  await axe(page)
  await page.getByRole('tab', { name: 'Evidence' }).click()

  await page.getByRole('button', { name: 'Trust this key' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Trust this key' }).click()
  await expect(heading(page)).toHaveText('Intact')

  await page.getByRole('region', { name: 'Release' }).getByRole('heading').getByRole('button').click()
  await expect(heading(page)).toContainText('Payments')
  for (const tab of ['Overview', 'Scope', 'Phases and gates', 'Deployment plan', 'Risks', 'Documents', 'History']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await expect(page.getByRole('tabpanel')).not.toBeEmpty()
    await expect(page.getByRole('tabpanel').locator('input:not([type=search]):visible, textarea:visible, [contenteditable=true]:visible')).toHaveCount(0)
  }
  await expect(page.getByRole('tabpanel')).toContainText('Karin Aalto')

  const before = readFileSync(bundle)
  const refused = await page.evaluate(() =>
    window.slipway.ask['journal:write']({
      drafts: [{ command: 'x', summary: 'x', operations: [{ entity: 'release/x', field: 'name', value: 'x', was: '' }] }],
    }),
  )
  expect(refused).toMatchObject({ ok: false, failure: { code: 'read-only' } })
  expect(readFileSync(bundle).equals(before)).toBe(true)

  await page.getByRole('button', { name: 'Close bundle' }).click()
  await expect(page.getByRole('region', { name: 'Read-only' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
})

test('an altered copy says what was altered, and closing goes back to the workspace', async ({ start }) => {
  const altered = join(folder, 'Altered.slipway')
  const args = [
    answersFile('altered.json', [
      { dialog: 'write', path: bundle },
      { dialog: 'read', path: altered },
    ]),
  ]
  const own = await start({ args })
  const { page } = own
  await openSample(own)
  await focused(own)
  await menu(own, 'export-bundle')
  await expect(page.getByText(/^Exported Payments/).last()).toBeVisible({ timeout: 60_000 })
  const bytes = readFileSync(bundle)
  const record = bytes.indexOf('"type":"', bytes.indexOf('data/release.json'))
  bytes.write('"tyre":"', record)
  writeFileSync(altered, bytes)

  // Another window may have taken the focus meanwhile, and a menu goes to the focused one.
  await focused(own)
  await menu(own, 'open-bundle')
  await expect(heading(page)).toHaveText('Altered')
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('data/release.json')
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('The signed log says')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('data/release.json: FAILED')
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('Checksums, 1 of')
  await axe(page)
  await page.getByRole('button', { name: 'Verify again' }).click()
  await expect(heading(page)).toHaveText('Altered')

  await page.getByRole('button', { name: 'Close bundle' }).click()
  await expect(page.getByRole('button', { name: /^Workspace Sample portfolio/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Read-only' })).toBeHidden()
})

test('the whole portfolio is exported as one bundle from the settings, and opens with a list of its releases', async ({ start }) => {
  const whole = join(folder, 'Whole.slipway')
  const args = [
    answersFile('whole.json', [
      { dialog: 'write', path: whole },
      { dialog: 'read', path: whole },
    ]),
  ]
  const own = await start({ args })
  const { page } = own
  await openSample(own)
  await focused(own)
  await menu(own, 'settings')
  await page
    .getByRole('tab', { name: 'Data' })
    .or(page.getByRole('button', { name: 'Data', exact: true }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Export whole portfolio as bundle' }).click()
  await expect(page.getByText(/^Exported all of “Sample portfolio” as Whole\.slipway/).last()).toBeVisible({ timeout: 120_000 })
  await focused(own)
  await menu(own, 'open-bundle')
  await expect(heading(page)).toHaveText('Intact', { timeout: 60_000 })
  await expect(page.getByText('Payments 26.12').first()).toBeVisible()
  await expect(page.getByText('Ledger 8.4').first()).toBeVisible()
})
