import { describe, expect, test } from 'vitest'
import { admission, codeOf, type Device, device, found, keys, nextEntry, receive, revocation, sha256, signer, write } from '#test/torture/world'
import { create, edit } from '../commands/edit'
import { viewOf } from '../model/view'
import type { Role } from '../model/workspace'
import { admit, emptyEvidence, evidenceOf, lockedEntities, standingIn, standingsOf } from './evidence'

const release = (id: string) => create('release', id, { name: id })
const rename = (id: string, name: string) => edit('release', viewOf('release', id, { removed: false }), { name })
const vote = (id: string) => create('vote', id, { of: 'meeting/m' })
const everything = (on: Device) => [...on.held.values()]
/** Every device holds what any of them holds. */
function meet(...devices: readonly Device[]): void {
  for (const to of devices) for (const from of devices) receive(to, everything(from))
}

/** A founder with a release, and devices that it has added with these roles and that know of it. */
function team(...members: readonly (readonly [name: string, role: Role])[]) {
  const { ws, founder, founding } = found('Anna')
  write(founder, release('a'))
  write(founder, create('meeting', 'm', {}))
  const devices = members.map(([name, role]) => {
    write(founder, admission(`of-${name}`, signer(name), name, role))
    return device(name, ws)
  })
  meet(founder, ...devices)
  return { ws, founder, founding, devices }
}
const head = (on: Device, of: Device): readonly [number, string] => on.heads.get(of.signer.device) ?? [0, '']

describe('who belongs', () => {
  test('the founder counts by the founding entry, and a device that the founder has added', () => {
    const { founder, devices } = team(['Ben', 'manager'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    const entry = write(ben, rename('a', 'Ben’s'))
    meet(founder, ben)
    expect(codeOf(founder, entry)).toBe('admitted')
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('Ben’s')
  })

  test('what a device wrote before anybody vouched for it waits, and counts from then on', () => {
    const { ws, founder } = team()
    const cleo = device('Cleo', ws)
    receive(cleo, everything(founder))
    const early = write(cleo, rename('a', 'Cleo’s'))
    meet(founder, cleo)
    expect(codeOf(founder, early)).toBe('device-unknown')
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('a')
    write(founder, admission('cleo', cleo.signer, 'Cleo', 'manager'))
    expect(codeOf(founder, early)).toBe('admitted')
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('Cleo’s')
  })

  test('an admin may add others, who may add others; a manager may not', () => {
    const { ws, founder, devices } = team(['Ben', 'admin'], ['Cleo', 'manager'])
    const [ben, cleo] = devices
    if (ben === undefined || cleo === undefined) throw new Error('no device')
    const dora = device('Dora', ws)
    const emil = device('Emil', ws)
    const byBen = write(ben, admission('dora', dora.signer, 'Dora', 'manager'))
    const byCleo = write(cleo, admission('emil', emil.signer, 'Emil', 'manager'))
    meet(founder, ben, cleo, dora, emil)
    const doras = write(dora, rename('a', 'D'))
    const emils = write(emil, rename('a', 'E'))
    meet(founder, dora, emil)
    expect([byBen, byCleo, doras, emils].map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'not-permitted', 'admitted', 'device-unknown'])
  })

  test('a key that does not hash to the device’s name vouches for nobody', () => {
    const { ws, founder } = team()
    const mallory = device('Mallory', ws)
    receive(mallory, everything(founder))
    write(founder, admission('wrong', { device: mallory.signer.device, publicKey: signer('Somebody').publicKey }, 'Mallory', 'admin'))
    const entry = write(mallory, rename('a', 'M'))
    meet(founder, mallory)
    expect(codeOf(founder, entry)).toBe('key-mismatch')
  })

  test('of two keys with one name the first that was admitted is the device’s', () => {
    const { ws, founder, founding } = team()
    const ben = signer('Ben')
    const first = write(founder, admission('ben', ben, 'Ben', 'manager'))
    const second = write(founder, admission('ben-again', { device: ben.device, publicKey: 'key of a twin' }, 'Twin', 'admin'))
    const weak = { ...keys, deviceOf: (publicKey: string) => (publicKey === 'key of a twin' ? ben.device : keys.deviceOf(publicKey)) }
    const { members } = evidenceOf(ws, [founding, first, second], weak)
    expect(members.admissions.get(ben.device)?.map(({ publicKey, role }) => [publicKey, role])).toEqual([[ben.publicKey, 'manager']])
    expect(members.mismatched.has(ben.device)).toBe(true)
  })

  test('a founding entry with another’s key founds nothing', () => {
    const { founding, founder } = found('Anna')
    const evidence = emptyEvidence(founding.hash, { ...keys, verify: () => false })
    admit(evidence, [founding, ...everything(founder)])
    expect(standingIn(evidence, founding.hash)).toMatchObject({ state: 'set-aside', code: 'key-mismatch' })
  })

  test('a second founding entry, and entries of another workspace, are void here', () => {
    const { founder } = team()
    const other = found('Anna', () => 5)
    const replayed = write(other.founder, rename('a', 'Other'))
    receive(founder, [other.founding, replayed])
    expect(codeOf(founder, other.founding)).toBe('founding-twice')
    expect(codeOf(founder, replayed)).toBe('other-workspace')
  })
})

describe('roles', () => {
  test('a voter votes and moves no release, a reader writes nothing, a manager admits nobody', () => {
    const { founder, devices } = team(['Vera', 'voter'], ['Rolf', 'reader'], ['Mia', 'manager'])
    const [vera, rolf, mia] = devices
    if (vera === undefined || rolf === undefined || mia === undefined) throw new Error('no device')
    const entries = [
      write(vera, vote('v1')),
      write(vera, rename('a', 'V')),
      write(rolf, vote('v2')),
      write(mia, rename('a', 'M')),
      write(mia, revocation('x', vera.signer.device, [0, ''])),
    ]
    meet(founder, vera, rolf, mia)
    expect(entries.map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'not-permitted', 'not-permitted', 'admitted', 'not-permitted'])
  })

  test('a role counts as of what the entry had seen', () => {
    const { founder, devices } = team(['Ben', 'voter'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    const before = write(ben, rename('a', 'Before'))
    write(founder, admission('promoted', ben.signer, 'Ben', 'manager'))
    const unaware = write(ben, rename('a', 'Unaware'))
    meet(founder, ben)
    const after = write(ben, rename('a', 'After'))
    const stillLater = write(ben, rename('a', 'Later'))
    meet(founder, ben)
    expect([before, unaware, after, stillLater].map((entry) => codeOf(founder, entry))).toEqual(['not-permitted', 'not-permitted', 'admitted', 'admitted'])
  })

  test('a demotion carries a cut: who pretends not to have seen it gains nothing, who has seen it keeps the lesser role', () => {
    const { founder, devices } = team(['Ben', 'manager'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    const good = write(ben, rename('a', 'Good'))
    meet(founder, ben)
    const cut = revocation('cut', ben.signer.device, head(founder, ben), 'Demoted')
    const demoted = admission('demoted', ben.signer, 'Ben', 'voter')
    write(founder, { ...cut, operations: [...cut.operations, ...demoted.operations] })
    const pretending = write(ben, rename('a', 'Pretending'))
    const pretendingVote = write(ben, vote('v1'))
    meet(founder, ben)
    const aware = write(ben, vote('v2'))
    const tooMuch = write(ben, rename('a', 'Too much'))
    meet(founder, ben)
    expect([good, pretending, pretendingVote, aware, tooMuch].map((entry) => codeOf(founder, entry))).toEqual([
      'admitted',
      'revoked',
      'revoked',
      'admitted',
      'not-permitted',
    ])
  })

  test('`seen` that goes back is found, whatever it was meant to hide', () => {
    const { founder, devices } = team(['Ben', 'manager'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    write(ben, rename('a', 'First'))
    const [first] = everything(founder)
    if (first === undefined) throw new Error('no entry')
    const back = write(ben, rename('a', 'Back'), { seen: { [founder.signer.device]: [1, first.hash] } })
    meet(founder, ben)
    expect(codeOf(founder, back)).toBe('seen-went-back')
  })
})

describe('revocations', () => {
  test('entries up to the cut count, later ones do not, and the lowest cut holds', () => {
    const { founder, devices } = team(['Ben', 'manager'], ['Cleo', 'admin'])
    const [ben, cleo] = devices
    if (ben === undefined || cleo === undefined) throw new Error('no device')
    const entries = ['1', '2', '3', '4'].map((name) => write(ben, rename('a', name)))
    meet(founder, ben, cleo)
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('4')
    write(founder, revocation('high', ben.signer.device, [3, entries[2]?.hash ?? '']))
    write(cleo, revocation('low', ben.signer.device, [2, entries[1]?.hash ?? '']))
    expect(codeOf(founder, entries[2] ?? { hash: '' })).toBe('admitted')
    meet(founder, cleo)
    expect(entries.map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'admitted', 'revoked', 'revoked'])
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('2')
  })

  test('what a revoked admin decides after the cut does not count', () => {
    const { ws, founder, devices } = team(['Ben', 'admin'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    const cut = head(founder, ben)
    const friend = device('Friend', ws)
    write(ben, admission('friend', friend.signer, 'Friend', 'admin'))
    receive(friend, everything(ben))
    const friends = write(friend, rename('a', 'Friend’s'))
    meet(founder, ben, friend)
    expect(codeOf(founder, friends)).toBe('admitted')
    write(founder, revocation('ben', ben.signer.device, cut))
    expect(codeOf(founder, friends)).toBe('device-unknown')
    expect(founder.roots['release/a']?.entities['release/a']?.['name']?.[0]).toBe('a')
  })

  test('of two admins who revoke each other the one nearer to the founder prevails, even against earlier clocks', () => {
    const { founder, devices } = team(['Ben', 'admin'], ['Cleo', 'manager'])
    const [ben, cleo] = devices
    if (ben === undefined || cleo === undefined) throw new Error('no device')
    const cut = head(founder, ben)
    const strikeBack = write(ben, revocation('founder', founder.signer.device, [1, '']), { clock: '000000000001-00000000' })
    const byFounder = write(founder, revocation('ben', ben.signer.device, cut))
    meet(founder, ben, cleo)
    expect(codeOf(cleo, strikeBack)).toBe('revoked')
    expect(codeOf(cleo, byFounder)).toBe('admitted')
  })

  test('a device that is admitted again after its revocation counts again from there', () => {
    const { founder, devices } = team(['Ben', 'manager'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    write(founder, revocation('lost', ben.signer.device, head(founder, ben), 'Laptop lost'))
    const meanwhile = write(ben, rename('a', 'Meanwhile'))
    write(founder, admission('found-again', ben.signer, 'Ben', 'manager'))
    meet(founder, ben)
    const again = write(ben, rename('a', 'Again'))
    meet(founder, ben)
    expect([meanwhile, again].map((entry) => codeOf(founder, entry))).toEqual(['revoked', 'admitted'])
  })

  test('of a device that wrote two histories both count, until a cut names one of them', () => {
    const { founder, devices } = team(['Ben', 'manager'])
    const [ben] = devices
    if (ben === undefined) throw new Error('no device')
    const common = write(ben, rename('a', 'Common'))
    const copy = nextEntry(ben, rename('a', 'Copy'))
    const original = write(ben, rename('a', 'Original'))
    meet(founder, ben)
    receive(founder, [copy])
    expect([common, copy, original].map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'admitted', 'admitted'])
    write(founder, revocation('fork', ben.signer.device, [2, original.hash]))
    expect([common, copy, original].map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'revoked', 'admitted'])
  })
})

describe('roots', () => {
  const task = create('task', 't', { of: 'release/a', title: 'T' })
  const retitle = { command: 'edit-task', summary: '', operations: [{ entity: 'task/t', field: 'title', value: 'Hidden', was: 'T' }] }

  test('an entry that touches a root it does not name is set aside, whichever came first', () => {
    const { ws, founder } = team()
    const created = write(founder, task)
    const hidden = write(founder, retitle, { about: { 'release/b': [] } })
    expect(codeOf(founder, hidden)).toBe('root-not-named')
    const late = device('Late', ws)
    receive(
      late,
      everything(founder).filter(({ hash }) => hash !== created.hash),
    )
    expect(codeOf(late, hidden)).toBe('admitted')
    receive(late, [created])
    expect(codeOf(late, hidden)).toBe('root-not-named')
    expect(late.roots).toEqual(founder.roots)
    expect(late.roots['release/a']?.entities['task/t']?.['title']?.[0]).toBe('T')
  })

  test('an entry that changes a root without naming it is set aside', () => {
    const { founder } = team()
    expect(codeOf(founder, write(founder, rename('a', 'x'), { about: {} }))).toBe('root-not-named')
  })

  test('what exists under one root cannot be created under another', () => {
    const { founder } = team()
    write(founder, release('b'))
    const created = write(founder, task)
    const stolen = write(founder, create('task', 't', { of: 'release/b', title: 'Stolen' }), { about: { 'release/b': [] } })
    expect([created, stolen].map((entry) => codeOf(founder, entry))).toEqual(['admitted', 'created-elsewhere'])
    expect(founder.roots['release/b']?.entities['task/t']).toBeUndefined()
  })
})

test('an entry that needs what a newer Slipway knows is kept and not applied, and what it touches is read-only', () => {
  const { founder } = team()
  const entry = write(founder, { ...rename('a', 'Newer'), needs: ['time-travel'] })
  expect(entry.file.needs).toEqual(['time-travel'])
  expect(codeOf(founder, entry)).toBe('needs-newer')
  expect(Object.fromEntries(lockedEntities(founder.evidence))).toEqual({ 'release/a': ['time-travel'] })
})

test('a signature that another key made does not count', () => {
  const { ws, founder, devices } = team(['Ben', 'manager'])
  const [ben] = devices
  if (ben === undefined) throw new Error('no device')
  const impostor: Device = { ...ben, signer: { ...signer('Mallory'), device: ben.signer.device } }
  const entry = nextEntry(impostor, rename('a', 'M'))
  expect(standingsOf(ws, [...everything(founder), entry], keys).get(entry.hash)).toMatchObject({ code: 'signature' })
})

test('entries are told apart by their whole hash, not by its beginning', () => {
  const { ws, founder } = team()
  const weak = (text: string): string => `${'0'.repeat(16)}${sha256(text).slice(16)}`
  const entries = everything(founder).map((entry) => ({ ...entry, hash: entry.hash === ws ? ws : weak(entry.line) }))
  const standings = standingsOf(ws, entries, { deviceOf: keys.deviceOf })
  expect(standings.size).toBe(entries.length)
  expect([...standings.values()].every(({ state }) => state === 'admitted')).toBe(true)
})
