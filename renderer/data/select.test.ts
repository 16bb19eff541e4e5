import { expect, test } from 'vitest'
import type { RootRecord } from '#shared/log/apply'
import { selectViews } from './select'
import { store } from './store'

const record = (root: string, removed: boolean | undefined, risk: string): RootRecord => ({
  root,
  entities: {
    ...(removed === undefined ? {} : { [root]: { removed: [removed, 's'] } }),
    [`risk/${risk}`]: { removed: [false, 's'], of: [root, 's'] },
  },
})

test('with its root an entity is gone from the lists of the workspace; a root that nobody made hides nothing', () => {
  const state = store.getState()
  const roots = {
    'release/a': record('release/a', false, 'kept'),
    'release/b': record('release/b', true, 'gone'),
    'workspace/this': record('workspace/this', undefined, 'own'),
  }
  const risks = selectViews('risk')({ ...state, workspace: { ...state.workspace, roots } })
  expect(risks.map(({ id }) => id)).toEqual(['kept', 'own'])
})
