import { expect, test } from 'vitest'
import { menuActions, menus } from './menu-table'

test('each action and each key stands once', () => {
  const keys = menus.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'action' && item.keys !== undefined ? [item.keys] : [])))
  expect(new Set(menuActions).size).toBe(menuActions.length)
  expect(new Set(keys).size).toBe(keys.length)
})

test('undo and redo are the app’s own, so that no role takes them from the renderer', () => {
  const edit = menus.find(({ label }) => label === '&Edit')
  expect(edit?.items.slice(0, 2)).toMatchObject([
    { kind: 'action', action: 'undo' },
    { kind: 'action', action: 'redo' },
  ])
})

test('developer tools are in development builds only', () => {
  const tools = menus.flatMap(({ items }) => items).filter((item) => item.kind === 'role' && /DevTools|reload/.test(item.role))
  expect(tools).toHaveLength(2)
  for (const tool of tools) expect(tool).toMatchObject({ only: 'development' })
})
