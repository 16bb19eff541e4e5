import { expect, test } from 'vitest'
import { changeRoot, rootsWith } from '#shared/assess/change-risk/test-change'
import { selectionOf } from './selection'

test('a bundle holds the rules and questions that its changes are assessed by, as far as they were written', () => {
  const rule = { of: 'workspace/this', title: 'Everything in production', level: 5 }
  const roots = rootsWith({
    'workspace/this': {
      'workspace/this': { name: 'Bank' },
      'risk-rule/own': rule,
      'risk-question/usual-reach': { of: 'workspace/this', weight: 80 },
      'service/other': { of: 'workspace/this', name: 'Other' },
    },
    'release/r': { 'release/r': { name: 'Cards' }, 'release-change/1': { of: 'release/r', change: 'c' } },
    ...changeRoot('c', { shortDescription: 'Limits' }),
  })
  expect(selectionOf(roots, 'release/r')?.entities).toEqual(['workspace/this', 'risk-question/usual-reach', 'risk-rule/own'])
})
