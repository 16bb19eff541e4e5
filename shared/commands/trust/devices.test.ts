import { describe, expect, test } from 'vitest'
import { codeOf, device, found, keys, receive, signer, write } from '#test/torture/world'
import type { KnownDevice } from '../../ipc/shapes'
import type { Draft } from '../../log/operation'
import type { Failure, Result } from '../../model/result'
import type { Role } from '../../model/workspace'
import { create } from '../edit'
import { addDevice, changeRole, cutRefusal, revokeDevice } from './devices'

const known = (name: string, fields: Partial<KnownDevice> = {}): KnownDevice => ({
  device: signer(name).device,
  publicKey: signer(name).publicKey,
  words: [],
  person: name,
  deviceName: `${name}’s laptop`,
  role: '',
  standing: 'waiting',
  entries: 0,
  uncounted: 0,
  asked: '',
  isOwn: false,
  ...fields,
})
const member = (name: string, role: Role, fields: Partial<KnownDevice> = {}): KnownDevice => known(name, { standing: 'admitted', role, ...fields })
const mona = member('Mona', 'admin', { isOwn: true })
const messageOf = (made: Result<Draft, Failure>): string => (made.ok ? 'made' : made.failure.message)
const fieldsOf = (made: Result<Draft, Failure>): Record<string, unknown> =>
  made.ok ? Object.fromEntries(made.value.operations.map(({ entity, field, value }) => [`${entity.split('/')[0]} ${field}`, value])) : {}

describe('vouching for a device', () => {
  test('records its key, its person and its role under a name of its own', () => {
    const made = addDevice(known('Ben'), ' Ben Okafor ', 'voter', 'x')
    expect(made).toMatchObject({ ok: true, value: { command: 'device.add', summary: 'Vouched for the device of Ben Okafor as voter' } })
    expect(fieldsOf(made)).toMatchObject({
      'admission dev': signer('Ben').device,
      'admission publicKey': signer('Ben').publicKey,
      'admission person': 'Ben Okafor',
      'admission device': 'Ben’s laptop',
      'admission role': 'voter',
    })
  })

  test('needs a key and a person, and is done once', () => {
    expect(messageOf(addDevice(known('Ben', { publicKey: '' }), 'Ben', 'voter', 'x'))).toContain('has not asked to join')
    expect(messageOf(addDevice(known('Ben'), '  ', 'voter', 'x'))).toBe('Say whose device it is.')
    expect(messageOf(addDevice(member('Ben', 'voter'), 'Ben', 'voter', 'x'))).toContain('belongs to this workspace already')
    expect(messageOf(addDevice(known('Ben', { standing: 'revoked' }), 'Ben', 'voter', 'x'))).toBe('made')
  })

  test('with a key that is not the device’s own vouches for nobody', () => {
    const { ws, founder } = found('Mona')
    const made = addDevice(known('Ben', { publicKey: signer('Mallory').publicKey }), 'Ben', 'manager', 'x')
    if (!made.ok) throw new Error(made.failure.message)
    write(founder, made.value)
    const ben = device('Ben', ws)
    receive(ben, [...founder.held.values()])
    const entry = write(ben, create('release', 'r', { name: 'R' }))
    receive(founder, [entry])
    expect(codeOf(founder, entry)).toBe('key-mismatch')
    expect(keys.deviceOf(signer('Mallory').publicKey)).not.toBe(signer('Ben').device)
  })
})

describe('another role', () => {
  const ben = member('Ben', 'manager', { head: [7, 'f'.repeat(64)] })

  test('that may less cuts at the newest entry known here, in the same entry', () => {
    const fields = fieldsOf(changeRole([mona, ben], ben, 'voter', 'x'))
    expect(fields).toMatchObject({ 'admission role': 'voter', 'revocation dev': ben.device, 'revocation lastSeq': 7, 'revocation lastHash': 'f'.repeat(64) })
    expect(Object.keys(fieldsOf(changeRole([mona, ben], ben, 'admin', 'x'))).filter((key) => key.startsWith('revocation'))).toEqual([])
  })

  test('is refused where it is the same, or the device does not belong', () => {
    expect(messageOf(changeRole([mona, ben], ben, 'manager', 'x'))).toContain('is manager already')
    expect(messageOf(changeRole([mona], known('Cleo'), 'voter', 'x'))).toContain('Vouch for it first')
  })
})

describe('revoking', () => {
  const ben = member('Ben', 'voter', { head: [2, 'e'.repeat(64)] })

  test('says the last entry that counts and why; of a device that never wrote, none', () => {
    const made = revokeDevice([mona, ben], ben, ' Left the bank ', 'x')
    expect(made).toMatchObject({ ok: true, value: { command: 'device.revoke', summary: 'Revoked the device of Ben: Left the bank' } })
    expect(fieldsOf(made)).toMatchObject({ 'revocation lastSeq': 2, 'revocation lastHash': 'e'.repeat(64), 'revocation why': 'Left the bank' })
    const silent = member('Cleo', 'voter')
    expect(fieldsOf(revokeDevice([mona, silent], silent, 'Left', 'x'))).not.toHaveProperty('revocation lastSeq')
    expect(messageOf(revokeDevice([mona, ben], ben, ' ', 'x'))).toContain('Say why')
  })

  test('the only admin stays, and nobody cuts off the computer they sit at', () => {
    const other = member('Anna', 'admin')
    expect(cutRefusal([mona, ben], mona)).toContain('This is the only admin')
    expect(messageOf(changeRole([mona, ben], mona, 'manager', 'x'))).toContain('This is the only admin')
    expect(messageOf(revokeDevice([mona, other], mona, 'Why not', 'x'))).toContain('can’t cut off itself')
    expect(messageOf(revokeDevice([mona, other], other, 'Left', 'x'))).toBe('made')
    // An admin who was revoked or waits is none.
    expect(cutRefusal([mona, { ...other, standing: 'revoked' }], mona)).toContain('This is the only admin')
  })
})
