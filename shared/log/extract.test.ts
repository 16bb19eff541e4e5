import { expect, test } from 'vitest'
import { admission, type Device, device, found, keys, receive, revocation, sha256, signer, write } from '#test/torture/world'
import { combine, create, edit } from '../commands/edit'
import { viewOf } from '../model/view'
import { missingAbout } from './about'
import { apply } from './apply'
import { entryOf, hashEntry, type ReadEntry, readLine } from './entry'
import { standingsOf } from './evidence'
import { extract } from './extract'

const rename = (id: string, name: string) => edit('release', viewOf('release', id, {}), { name })
const wanted = { roots: new Set(['release/a']), entities: new Set(['service/pay']) }
const everything = (on: Device) => [...on.held.values()]
function meet(...devices: readonly Device[]): void {
  for (const to of devices) for (const from of devices) receive(to, everything(from))
}

/** Two releases, two services, four devices: one is revoked, one demoted, one nobody admitted. Whatever is not wanted says SECRET. */
function made() {
  const { ws, founder } = found('Anna')
  const [ben, cleo, dora] = ['Ben', 'Cleo', 'Dora'].map((name) => device(name, ws))
  if (ben === undefined || cleo === undefined || dora === undefined) throw new Error('no device')
  write(founder, admission('ben', ben.signer, 'Ben', 'manager'))
  write(
    founder,
    combine('add-devices', 'SECRET device', [admission('cleo', cleo.signer, 'Cleo', 'manager'), admission('x', signer('SECRET'), 'SECRET', 'reader')]),
  )
  write(
    founder,
    combine('import', 'Imported SECRET things', [
      create('service', 'pay', { of: 'workspace/this', name: 'Payments' }),
      create('service', 'secret', { of: 'workspace/this', name: 'SECRET service' }),
      create('release', 'a', { name: 'A' }),
      create('release', 'b', { name: 'SECRET release' }),
      create('task', 'tb', { of: 'release/b', title: 'SECRET task' }),
    ]),
  )
  meet(founder, ben, cleo, dora)
  write(ben, create('task', 'ta', { of: 'release/a', title: 'Drain queues' }))
  write(cleo, rename('a', 'By Cleo'))
  write(cleo, rename('b', 'SECRET by Cleo'))
  write(dora, rename('a', 'By a stranger'))
  meet(founder, ben, cleo, dora)
  const head = founder.heads.get(cleo.signer.device) ?? [0, '']
  write(founder, revocation('cleo', cleo.signer.device, head, 'Left'))
  write(cleo, rename('a', 'After the cut'))
  const cut = revocation('ben', ben.signer.device, founder.heads.get(ben.signer.device) ?? [0, ''], 'Other duties')
  write(founder, combine('demote', 'Ben votes from now on', [cut, admission('ben-votes', ben.signer, 'Ben', 'voter')]))
  meet(founder, ben, cleo, dora)
  write(ben, rename('a', 'Not permitted'))
  write(founder, edit('service', viewOf('service', 'pay', {}), { owner: 'Karin' }))
  write(founder, edit('service', viewOf('service', 'secret', {}), { owner: 'SECRET owner' }))
  write(founder, rename('b', 'SECRET again'))
  write(founder, rename('a', 'A in the end'))
  meet(founder, ben, cleo, dora)
  return { ws, founder, entries: everything(founder), cut: extract(ws, everything(founder), wanted, sha256) }
}

const named = (entries: readonly ReadEntry[], whole: readonly ReadEntry[], hash: string) =>
  [...entries, ...whole].find((entry) => entry.hash === hash)?.file.cmd ?? hash

test('each entry of an extract keeps its hash and its signature, and reads as a line', () => {
  const { cut } = made()
  for (const { line, file, hash } of cut) {
    expect(hashEntry(file, sha256)).toBe(hash)
    expect(readLine(line, sha256)).toMatchObject({ ok: true, value: { hash } })
    expect(keys.verify(signer(file.who).publicKey, hash, file.sig)).toBe(true)
  }
  expect(cut.length).toBeGreaterThan(8)
})

test('text that belongs to other roots is left out', () => {
  const { cut, entries } = made()
  expect(entries.map(({ line }) => line).join('\n')).toContain('SECRET')
  expect(cut.map(({ line }) => line).join('\n')).not.toContain('SECRET')
  expect(cut.map(({ line }) => line).join('\n')).toContain('Drain queues')
})

test('an entry has the same standing in the extract as in the whole log', () => {
  const { ws, cut, entries } = made()
  const whole = standingsOf(ws, entries, keys)
  const part = standingsOf(ws, cut, keys)
  const about = cut.filter(({ file }) => file.about['release/a'] !== undefined)
  expect(about.map(({ hash }) => [named(cut, entries, hash), part.get(hash)])).toEqual(about.map(({ hash }) => [named(cut, entries, hash), whole.get(hash)]))
  const codes = about.flatMap(({ hash }) => {
    const standing = part.get(hash)
    return standing === undefined || standing.state === 'admitted' ? [] : [standing.code]
  })
  expect([...codes].sort()).toEqual(['device-unknown', 'not-permitted', 'revoked'])
})

test('what is shown reads as in the whole log: the release, and the service that was asked for', () => {
  const { ws, founder, cut } = made()
  const standings = standingsOf(ws, cut, keys)
  const roots = apply(
    {},
    cut.filter(({ hash }) => standings.get(hash)?.state === 'admitted').map((entry) => entryOf(entry)),
  )
  expect(roots['release/a']).toEqual(founder.roots['release/a'])
  expect(roots['workspace/this']?.entities['service/pay']).toEqual(founder.roots['workspace/this']?.entities['service/pay'])
  expect(roots['release/b']).toBeUndefined()
  expect(roots['workspace/this']?.entities['service/secret']).toBeUndefined()
})

test('the graph of the release is whole, and one entry taken from its middle is missed', () => {
  const { cut } = made()
  const about = cut.filter(({ file }) => file.about['release/a'] !== undefined)
  expect(missingAbout('release/a', cut)).toEqual([])
  const named = new Set(about.flatMap(({ file }) => file.about['release/a'] ?? []))
  expect(named.size).toBeGreaterThan(2)
  for (const hash of named) {
    const without = cut.filter((entry) => entry.hash !== hash)
    expect(missingAbout('release/a', without).map((missing) => missing.hash)).toEqual([hash])
  }
})

test('the entries stand oldest first, each once, and the founding entry is among them', () => {
  const { ws, cut } = made()
  const stamps = cut.map((entry) => entryOf(entry).stamp)
  expect(stamps).toEqual([...stamps].sort())
  expect(new Set(cut.map(({ hash }) => hash)).size).toBe(cut.length)
  expect(cut.some(({ hash }) => hash === ws)).toBe(true)
})

test('an extract of an extract is that extract', () => {
  const { ws, cut } = made()
  expect(extract(ws, cut, wanted, sha256).map(({ line }) => line)).toEqual(cut.map(({ line }) => line))
})

test('an entry that touches nothing else stays byte for byte as it was written', () => {
  const { entries, cut } = made()
  const own = entries.filter(({ file }) => Object.keys(file.about).join() === 'release/a')
  expect(own.length).toBeGreaterThan(4)
  for (const { hash, line } of own) expect(cut.find((entry) => entry.hash === hash)?.line).toBe(line)
})
