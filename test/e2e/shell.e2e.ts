import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-shell-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))
const answersFile = (answers: readonly unknown[]): string => {
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  return file
}
const pendingOf = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.slipway.ask['app:pending-bundle']({})
    return answer.ok ? answer.value.file : undefined
  })

test('a window comes back where it was left, and is never smaller than it should be', async () => {
  const { app, page, userData } = await launch()
  const left = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 40, y: 30, width: 200, height: 100 })
    window?.setBounds({ x: 40, y: 30, width: 1100, height: 700 })
    return window?.getMinimumSize()
  })
  expect(left).toEqual([1024, 640])
  // Waited for from before: the app may be gone sooner than the page has answered.
  const closed = app.waitForEvent('close')
  await page.evaluate(() => void window.slipway.ask['window:close']({}))
  await closed
  const again = await launch({ userData })
  const bounds = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await again.app.close()
  expect(bounds).toEqual({ x: 40, y: 30, width: 1100, height: 700 })
})

test('the profile is nobody else’s, and its database folder bears the Chromium major', async () => {
  const { app, userData } = await launch()
  const chromium = await app.evaluate(() => process.versions.chrome ?? '')
  await app.close()
  expect(statSync(join(userData, `profile-chromium-${Number.parseInt(chromium, 10)}`)).isDirectory()).toBe(true)
  for (const part of ['workspaces', 'chromium']) expect(statSync(join(userData, part)).mode & 0o077).toBe(0)
})

test('a file is chosen in main’s dialog and reaches the page as a token, not as a path', async () => {
  const table = join(folder, 'releases.csv')
  writeFileSync(table, 'name\nPayments 26.12\n')
  const answers = answersFile([{ dialog: 'read', path: table }, { dialog: 'write', path: join(folder, 'plan.pdf') }, { dialog: 'read' }])
  const { app, page } = await launch({ args: [`--dialog-answers=${answers}`] })
  const chosen = await page.evaluate(async () => ({
    read: await window.slipway.ask['dialog:open']({ purpose: 'table' }),
    write: await window.slipway.ask['dialog:save']({ purpose: 'plan-pdf', name: 'Plan' }),
    cancelled: await window.slipway.ask['dialog:open']({ purpose: 'bundle' }),
  }))
  await app.close()
  expect(chosen.read).toEqual({ ok: true, value: { file: { token: expect.stringMatching(/^[\w-]{32}$/), name: 'releases.csv', size: 20 } } })
  expect(chosen.write).toMatchObject({ ok: true, value: { file: { name: 'plan.pdf', size: 0 } } })
  expect(chosen.cancelled).toEqual({ ok: true, value: {} })
  expect(JSON.stringify(chosen)).not.toContain(folder)
  expect(JSON.parse(readFileSync(answers, 'utf8'))).toEqual([])
})

test('only https and mailto links leave, and only after a yes', async () => {
  const answers = answersFile([{ dialog: 'confirm', yes: false }])
  const { app, page } = await launch({ args: [`--dialog-answers=${answers}`] })
  const opened = await page.evaluate(async () => ({
    refused: await Promise.all(['file:///etc/passwd', 'smb://x/y', 'javascript:1', 'ms-msdt:x'].map((url) => window.slipway.ask['app:open-link']({ url }))),
    declined: await window.slipway.ask['app:open-link']({ url: 'https://example.org/' }),
  }))
  await app.close()
  for (const answer of opened.refused) expect(answer).toMatchObject({ ok: false, failure: { code: 'link-refused' } })
  expect(opened.declined).toEqual({ ok: true, value: { opened: false } })
})

test('a bundle on the command line opens a window that shows it; what is no bundle opens the app', async () => {
  const bundle = join(folder, 'release.slipway')
  const text = join(folder, 'text.slipway')
  writeFileSync(bundle, 'PK\u0003\u0004...')
  writeFileSync(text, 'hello')
  mkdirSync(join(folder, 'folder.slipway'), { recursive: true })
  const first = await launch({ args: [bundle, text, join(folder, 'folder.slipway'), '/dev/zero.slipway'] })
  expect(first.app.windows()).toHaveLength(1)
  // It begins as a zip, and is none: the window opened for it says so.
  await expect(first.page.getByRole('region', { name: 'Read-only' })).toContainText('release.slipway, 7')
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Not a bundle')
  expect(await pendingOf(first.page)).toBeUndefined()
  await first.app.close()
  const second = await launch({ args: [text] })
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Portfolio')
  expect(await pendingOf(second.page)).toBeUndefined()
  await second.app.close()
})

test('a second start hands its bundle to the first and ends', async () => {
  const bundle = join(folder, 'second.slipway')
  writeFileSync(bundle, 'PK\u0003\u0004...')
  const { app, userData } = await launch()
  const opened = app.waitForEvent('window')
  await expect(launch({ userData, args: [bundle] })).rejects.toThrow()
  const window = await opened
  await window.waitForLoadState('load')
  await expect(window.getByRole('region', { name: 'Read-only' })).toContainText('second.slipway')
  expect(app.windows()).toHaveLength(2)
  await app.close()
})

test('File > New window opens a further one; Undo goes to the window as an action', async () => {
  const { app, page } = await launch()
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    window.slipway.on('menu:action', (event) => told.push(JSON.stringify(event)))
  })
  const clicked = (id: string) => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
  const focused = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  await expect.poll(focused).toBe(true)
  await clicked('undo')
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['{"action":"undo"}'])
  const opened = app.waitForEvent('window')
  await clicked('new-window')
  await (await opened).waitForLoadState('load')
  expect(app.windows()).toHaveLength(2)
  await app.close()
})
