import { expect, test } from 'vitest'
import { trustTrail } from './trust-trail'

const stamp = (minute: number, device: string): string => `${Date.UTC(2026, 10, 26, 9, minute).toString(16).padStart(12, '0')}-00000000 ${device} h${minute}`
const fields = (values: object, at: string) =>
  Object.fromEntries(Object.entries({ removed: false, of: 'workspace/this', ...values }).map(([field, value]) => [field, [value, at]]))
const workspace = (entities: object) => ({ 'workspace/this': { entities } }) as unknown as Parameters<typeof trustTrail>[0]

const founder = fields({ dev: 'karin', person: 'Karin Aalto', role: 'admin' }, stamp(0, 'karin'))
const ben = fields({ dev: 'ben', person: 'Ben Novak', role: 'manager' }, stamp(5, 'karin'))

test('a device was founded with, or vouched for by another; each says who signed it and when', () => {
  const roots = workspace({ 'admission/karin-1': founder, 'admission/ben-1': ben })
  expect(trustTrail(roots, 'karin')).toMatchObject([{ kind: 'founded', by: 'karin', role: 'admin' }])
  expect(trustTrail(roots, 'ben')).toEqual([{ kind: 'vouched', by: 'karin', at: Date.UTC(2026, 10, 26, 9, 5), person: 'Ben Novak', role: 'manager' }])
  expect(trustTrail(roots, 'cleo')).toEqual([])
})

test('a cut signed with a new role is a demotion, a cut by itself revokes; both say up to which entry all counts', () => {
  const demotion = stamp(7, 'karin')
  const roots = workspace({
    'revocation/ben-2': fields({ dev: 'ben', lastSeq: 4, lastHash: 'h', why: 'Is voter from now on' }, demotion),
    'admission/ben-2': fields({ dev: 'ben', person: 'Ben Novak', role: 'voter' }, demotion),
    'revocation/ben-3': fields({ dev: 'ben', lastSeq: 6, lastHash: 'h', why: 'Lost on a train' }, stamp(9, 'karin')),
    'admission/ben-1': ben,
  })
  expect(trustTrail(roots, 'ben')).toMatchObject([
    { kind: 'vouched', role: 'manager' },
    { kind: 'demoted', role: 'voter', upTo: 4 },
    { kind: 'revoked', why: 'Lost on a train', upTo: 6 },
  ])
})
