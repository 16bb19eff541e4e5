import { expect, test } from 'vitest'
import { deviceNamed, meeting, testBoard } from '#test/torture/board-world'
import type { RootRecord } from '../log/apply'
import { signedIn } from './signed'

/** The meeting's record with a field of its only vote as another entry would have written it. */
function withField(record: RootRecord, field: string, stamp: string): RootRecord {
  const [name = '', held = {}] = Object.entries(record.entities).find(([entity]) => entity.startsWith('vote/')) ?? []
  const [value] = held[field] ?? ['']
  return { ...record, entities: { ...record.entities, [name]: { ...held, [field]: [value, stamp] } } }
}

test('a vote that was not written in one piece is no vote', () => {
  const board = testBoard()
  const { stamp } = board.vote('Anna', 'approve')
  const record = board.roots()[meeting]
  if (record === undefined) throw new Error('no meeting')
  expect(signedIn(board.roots(), record, 'vote')).toMatchObject([{ device: deviceNamed('Anna'), person: 'Anna' }])
  expect(signedIn(board.roots(), withField(record, 'choice', stamp), 'vote')).toHaveLength(1)
  expect(signedIn(board.roots(), withField(record, 'choice', stamp.replace(/^\w/, '1')), 'vote')).toEqual([])
})
