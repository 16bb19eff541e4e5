import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ScriptedAnswer, type ScriptedDialogs, scriptedDialogs } from './scripted-dialogs'

const folder = mkdtempSync(join(tmpdir(), 'slipway-dialogs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function dialogsThatSay(answers: readonly ScriptedAnswer[]): { readonly dialogs: ScriptedDialogs; readonly said: string[] } {
  const file = join(folder, 'answers.json')
  const said: string[] = []
  writeFileSync(file, JSON.stringify(answers))
  return { dialogs: scriptedDialogs(file, (line) => said.push(line)), said }
}

test('each dialog takes the next answer', async () => {
  const { dialogs, said } = dialogsThatSay([
    { dialog: 'read', path: '/a' },
    { dialog: 'several', paths: ['/d', '/e'] },
    { dialog: 'write', path: '/c' },
    { dialog: 'confirm', yes: true },
  ])
  expect(await dialogs.chooseToRead()).toBe('/a')
  expect(await dialogs.chooseSeveralToRead()).toEqual(['/d', '/e'])
  expect(await dialogs.chooseToWrite()).toBe('/c')
  expect(await dialogs.confirm()).toBe(true)
  expect(said).toEqual([])
})

test('a dialog nobody foresaw is cancelled, said aloud, and takes no answer away', async () => {
  const { dialogs, said } = dialogsThatSay([{ dialog: 'write', path: '/c' }])
  expect(await dialogs.chooseToRead()).toBeUndefined()
  expect(said).toHaveLength(1)
  expect(await dialogs.chooseToWrite()).toBe('/c')
  expect(await dialogs.confirm()).toBe(false)
})
