import { combine, create, edit } from '#shared/commands/edit'
import { tick } from '#shared/log/clock'
import { type FileEntry, hashEntry, lineOf, type ReadEntry, readLine } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { viewOf } from '#shared/model/view'
import type { Random } from './random'
import { admission, type Device, device, found, nextEntry, receive, revocation, type Signer, sha256, signer, write } from './world'

/** A workspace whose every role stands somewhere, and everything that honest devices have written in it. */
export interface Team {
  readonly ws: string
  readonly entries: readonly ReadEntry[]
  /** Anna founded it, Ben is manager, Vera voter, Rolf was revoked, Emil became a voter. */
  readonly anna: Device
  readonly ben: Device
  readonly vera: Device
  readonly rolf: Device
  readonly emil: Device
  /** Nobody has admitted Mallory, who has read everything. */
  readonly mallory: Device
  /** Another workspace of Anna's, under the same key. */
  readonly elsewhere: readonly ReadEntry[]
}

const rename = (id: string, name: string): Draft => edit('release', viewOf('release', id, {}), { name })
const vote = (id: string): Draft => create('vote', id, { of: 'meeting/m' })
const all = (on: Device): readonly ReadEntry[] => [...on.held.values()]

function meet(...devices: readonly Device[]): void {
  for (const to of devices) for (const from of devices) receive(to, all(from))
}

export function madeTeam(random: Random): Team {
  const { ws, founder: anna } = found('Anna')
  const member = (name: string): Device => device(name, ws)
  const [ben, vera, rolf, emil, mallory] = [member('Ben'), member('Vera'), member('Rolf'), member('Emil'), member('Mallory')]
  write(anna, combine('seed', 'Seeded', [create('release', 'a', { name: 'A' }), create('release', 'b', { name: 'B' }), create('meeting', 'm', {})]))
  write(anna, admission('ben', ben.signer, 'Ben', 'manager'))
  write(anna, admission('vera', vera.signer, 'Vera', 'voter'))
  write(anna, admission('rolf', rolf.signer, 'Rolf', 'manager'))
  write(anna, admission('emil', emil.signer, 'Emil', 'manager'))
  const members = [anna, ben, vera, rolf, emil]
  meet(...members, mallory)
  write(ben, create('task', 't', { of: 'release/a', title: 'Drain queues' }))
  meet(...members)
  const edits = (count: number): void => {
    for (let number = 0; number < count; number++) {
      const by = random.pick([anna, ben, rolf, emil])
      write(by, random.pick([rename('a', random.hex(4)), rename('b', random.hex(4)), edit('task', viewOf('task', 't', {}), { title: random.hex(4) })]))
      if (random.chance(0.4)) meet(...members)
    }
  }
  edits(2 + random.below(5))
  write(rolf, rename('b', 'Last by Rolf'))
  write(vera, vote('v'))
  write(emil, rename('a', 'By Emil'))
  meet(...members)
  const head = ({ signer: { device: dev } }: Device): readonly [number, string] => anna.heads.get(dev) ?? [0, '']
  write(anna, revocation('rolf', rolf.signer.device, head(rolf)))
  write(
    anna,
    combine('demote', 'Emil votes from now on', [
      revocation('emil', emil.signer.device, head(emil), 'Other duties'),
      admission('emil-votes', emil.signer, 'Emil', 'voter'),
    ]),
  )
  receive(ben, all(anna))
  write(ben, rename('a', 'By Ben'))
  write(ben, edit('task', viewOf('task', 't', {}), { title: 'Stop the queues' }))
  receive(anna, all(ben))
  receive(mallory, all(anna))
  const other = found('Anna', () => 5)
  write(other.founder, combine('seed', 'Seeded', [create('release', 'a', { name: 'Elsewhere' })]))
  return { ws, entries: all(anna), anna, ben, vera, rolf, emil, mallory, elsewhere: all(other.founder) }
}

/** What somebody tries: a line as it reaches a reader, what it was made to look like, and the codes that may refuse it. */
export interface Forgery {
  readonly kind: string
  readonly line: string
  readonly codes: readonly string[]
  /** A hash that the line is to have, where hashes are too weak to tell lines apart by their beginning. */
  readonly hash?: string
}

const unread = ['not-json', 'not-an-entry', 'not-canonical', 'newer-format']

/** The fields of an honest entry changed, under the signature that it had or another one. */
const under = (file: FileEntry, changed: Partial<FileEntry>): string => lineOf({ ...file, ...changed })
/** The same, signed anew by whoever has that key. */
function signed(file: FileEntry, changed: Partial<FileEntry>, by: Signer): string {
  const next = { ...file, ...changed }
  return lineOf({ ...next, sig: by.sign(hashEntry(next, sha256)) })
}

/** Each kind of forgery of reliability.md, R11. */
const kinds: Readonly<Record<string, (team: Team, random: Random) => Omit<Forgery, 'kind'>>> = {
  'changed field'({ ws, entries }, random) {
    const { file, hash } = random.pick(entries)
    // Whatever is changed in the founding entry, it is another one then.
    return { line: under(file, changedField(file, random)), codes: [hash === ws ? 'founding-twice' : 'signature'] }
  },
  'changed byte'({ ws, entries }, random) {
    const { line, hash } = random.pick(entries)
    const bytes = Buffer.from(line)
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(7))
    // Also a device, a workspace or a founder that nobody knows may come of it.
    const codes = [...unread, 'signature', 'device-unknown', 'other-workspace', 'founding-twice']
    return { line: bytes.toString('utf8'), codes: hash === ws ? [...codes, 'key-mismatch'] : codes }
  },
  'rewritten form'({ entries }, random) {
    const { line } = random.pick(entries)
    const rewritten = random.pick([
      `${line} `,
      line.replace('{', '{ '),
      line.replace('"v":1', '"v":1.0'),
      line.replace('"v":1', '"v":1,"v":1'),
      `{"who":"Mallory",${line.slice(1)}`,
      line.replace('"seen":', '"\\u0073een":'),
      line.replace(/"who":"(.)/, (_, first: string) => `"who":"\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ])
    return { line: rewritten, codes: ['not-canonical'] }
  },
  'changed order'({ entries }, random) {
    const { file } = random.pick(entries.filter(({ file: { seq } }) => seq > 1))
    const other = random.pick(entries)
    const changed = random.pick<Partial<FileEntry>>([
      { seq: file.seq + 1 + random.below(50) },
      { prev: other.hash === file.prev ? random.hex(64) : other.hash },
      { seq: 2 ** 53 - 1 },
      { clock: `ffffffff${file.clock.slice(8)}` },
      { seen: { [random.pick(entries).file.dev]: [1_000_000, random.hex(64)] } },
    ])
    return { line: under(file, changed), codes: ['signature'] }
  },
  'other author'({ entries, anna, ben, vera, mallory }, random) {
    const { file, hash } = random.pick(entries.filter(({ file: { ws } }) => ws !== ''))
    const claimed = random.pick([anna, ben, vera]).signer.device
    if (claimed !== file.dev && random.chance(0.4)) return { line: under(file, { dev: claimed }), codes: ['signature'] }
    if (random.chance(0.5)) return { line: signed(file, { who: 'Anna', cmd: 'edit-release' }, mallory.signer), codes: ['signature'] }
    const own = { dev: mallory.signer.device, seq: 1, prev: '', undoes: hash }
    return { line: signed(file, own, mallory.signer), codes: ['device-unknown'] }
  },
  'bad signature'({ ws, entries, mallory }, random) {
    const { file, hash } = random.pick(entries)
    const sig = random.pick([
      '',
      random.hex(128),
      file.sig.slice(1),
      `${file.sig}A`,
      random.pick(entries).file.sig,
      mallory.signer.sign(hash),
      mallory.signer.publicKey,
    ])
    return { line: under(file, { sig: sig === file.sig ? 'A' : sig }), codes: [hash === ws ? 'key-mismatch' : 'signature'] }
  },
  'self-admission'({ anna, ben, vera, mallory }, random) {
    const friend = signer(`Friend ${random.hex(4)}`)
    const by = random.pick([ben, vera, mallory])
    const draft = random.pick([
      admission('m', mallory.signer, 'Mallory', 'admin'),
      admission('f', friend, 'Friend', 'manager'),
      admission('b', by.signer, by.name, 'admin'),
      admission('w', { device: anna.signer.device, publicKey: mallory.signer.publicKey }, 'Anna', 'admin'),
      revocation('x', anna.signer.device, [1, random.hex(64)]),
    ])
    const pretended = random.chance(0.3) ? { dev: anna.signer.device } : {}
    const codes = pretended.dev !== undefined ? ['signature'] : [by === mallory ? 'device-unknown' : 'not-permitted']
    return { line: nextEntry(by, draft, pretended).line, codes }
  },
  'replayed from another workspace'({ ws, elsewhere }, random) {
    const { file, line } = random.pick(elsewhere)
    if (file.ws === '') return { line, codes: ['founding-twice'] }
    return random.chance(0.5) ? { line, codes: ['other-workspace'] } : { line: under(file, { ws }), codes: ['signature'] }
  },
  'revoked device'({ rolf, emil }, random) {
    const by = random.pick([rolf, emil])
    const draft = random.pick([rename('a', 'Revoked'), create('release', `r${random.hex(4)}`, { name: 'R' }), vote('rv')])
    const early = random.chance(0.5) ? { clock: `0000000000${random.hex(2)}-00000000` } : {}
    // Beyond the cut, or a second history that begins before it.
    const place = random.chance(0.5) ? {} : { seq: 1, prev: '' }
    return { line: nextEntry(by, draft, { ...early, ...place }).line, codes: ['revoked'] }
  },
  'role exceeded'({ anna, ben, vera, emil, entries }, random) {
    const made = random.below(4)
    if (made === 0)
      return { line: nextEntry(vera, random.pick([rename('a', 'V'), create('task', random.hex(6), { of: 'release/a' })])).line, codes: ['not-permitted'] }
    if (made === 1) return { line: nextEntry(vera, combine('vote', 'Voted and more', [vote('v2'), rename('b', 'V')])).line, codes: ['not-permitted'] }
    if (made === 2) {
      // Emil has seen that he only votes now, or says so with a clock that shows he cannot have.
      const newest = anna.heads.get(anna.signer.device) ?? [1, '']
      const seen: FileEntry['seen'] = { [anna.signer.device]: [...newest] }
      const draft = rename('a', 'Still a manager')
      if (random.chance(0.5)) return { line: nextEntry(emil, draft, { seen }).line, codes: ['revoked'] }
      return { line: nextEntry(emil, draft, { seen, clock: tick(anna.clock, anna.wall()) }).line, codes: ['not-permitted'] }
    }
    const first = entries.find(({ file: { ws } }) => ws === '')
    return { line: nextEntry(ben, rename('a', 'Unaware'), { seen: { [anna.signer.device]: [1, first?.hash ?? ''] } }).line, codes: ['seen-went-back'] }
  },
  'hidden root'({ ben }, random) {
    const retitle = edit('task', viewOf('task', 't', {}), { title: 'Hidden' })
    const made = random.below(3)
    if (made === 0) return { line: nextEntry(ben, retitle, { about: { 'release/b': [] } }).line, codes: ['root-not-named'] }
    if (made === 1) return { line: nextEntry(ben, rename('a', 'Hidden'), { about: {} }).line, codes: ['root-not-named'] }
    return {
      line: nextEntry(ben, create('task', 't', { of: 'release/b', title: 'Stolen' }), { about: { 'release/b': [] } }).line,
      codes: ['created-elsewhere'],
    }
  },
  'prototype keys'({ ben }, random) {
    const name = random.pick(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'])
    // A name within a value: what every object has is data there, only what leads to a prototype is refused.
    const inValue = random.pick(['__proto__', 'constructor', 'prototype'])
    const { file } = nextEntry(ben, rename('a', 'x'))
    const [operation] = file.ops
    if (operation === undefined || typeof operation === 'string') throw new Error('no operation')
    const changed = random.pick<() => Partial<FileEntry>>([
      () => ({ ops: [{ ...operation, e: `task/${name}` }] }),
      () => ({ ops: [{ ...operation, e: `${name}/x` }] }),
      () => ({ ops: [{ ...operation, f: name }] }),
      () => ({ ops: [{ ...operation, value: JSON.parse(`{"a":[{"${inValue}":{"admin":true}}]}`) }] }),
      () => ({ ops: [{ ...operation, was: JSON.parse(`{"${inValue}":1}`) }] }),
      () => ({ seen: JSON.parse(`{"${name}":[1,"${random.hex(64)}"]}`) }),
      () => ({ about: JSON.parse(`{"release/${name}":[]}`) }),
      () => JSON.parse(`{"${name}":{"v":1}}`) as Partial<FileEntry>,
    ])()
    const own = Object.getOwnPropertyDescriptors(changed)
    const next: FileEntry = Object.defineProperties({ ...file }, own)
    return {
      line: lineOf(Object.defineProperties(next, { sig: { value: ben.signer.sign(hashEntry(next, sha256)), enumerable: true } })),
      codes: ['not-an-entry', 'root-not-named'],
    }
  },
  'wrong shape'({ ben }, random) {
    const { line } = nextEntry(ben, rename('a', 'x'))
    const wrong = random.pick([
      line.replace('"value":"x"', '"value":null'),
      line.replace('"value":"x"', '"value":"\\ud800"'),
      line.replace('"ops":[{', '"ops":[{"more":1,'),
      line.replace(/"ops":\[(\{[^}]*\})\]/, '"ops":[$1,$1]'),
      line.replace(/"seq":\d+/, '"seq":0'),
      line.replace(/"seq":\d+/, '"seq":"7"'),
      line.replace(/"clock":"[^"]*"/, '"clock":"now"'),
      line.replace('"v":1', `"v":${2 + random.below(9)}`),
      line.slice(0, random.below(line.length)),
      `[${line}]`,
      'null',
    ])
    return { line: wrong, codes: unread }
  },
  'one hash prefix'({ entries }, random) {
    const honest = random.pick(entries.filter(({ file: { ws } }) => ws !== ''))
    const { line } = honest
    const other = line.replace(/"who":"[^"]*"/, `"who":"${random.hex(8)}"`)
    return { line: other, hash: `${honest.hash.slice(0, 16)}${random.hex(48)}`, codes: ['signature'] }
  },
}

function changedField(file: FileEntry, random: Random): Partial<FileEntry> {
  const [operation, ...rest] = file.ops
  if (operation === undefined || typeof operation === 'string' || typeof file.sum === 'string') throw new Error('an honest entry is whole')
  return random.pick<Partial<FileEntry>>([
    { who: `${file.who}.` },
    { at: '2001-01-01T00:00:00Z' },
    { cmd: `${file.cmd}-all` },
    { clock: `0${random.hex(11)}-00000001` },
    { sum: { ...file.sum, text: 'Something else' } },
    { sum: { ...file.sum, salt: random.hex(32) } },
    { sum: random.hex(64) },
    { ops: [] },
    { ops: [...rest, random.hex(64)] },
    { ops: [{ ...operation, value: random.hex(6) }, ...rest] },
    { ops: [{ ...operation, was: random.hex(6) }, ...rest] },
    { ops: [{ ...operation, f: 'description', value: 'forged' }, ...rest] },
    { ops: [{ ...operation, e: `release/${random.hex(6)}` }, ...rest] },
    { ops: [{ ...operation, salt: random.hex(32) }, ...rest] },
    { ops: [operation, ...rest, { ...operation, e: 'release/b', f: 'owner', value: 'Mallory' }] },
    { about: { ...file.about, 'release/zz': [] } },
    { about: Object.fromEntries(Object.keys(file.about).map((root) => [root, [random.hex(64)]])) },
    { needs: ['what-nobody-knows'] },
    { undoes: random.hex(64) },
  ])
}

export const forgeryKinds = Object.keys(kinds)

export function forgery(team: Team, random: Random): Forgery {
  const kind = random.pick(forgeryKinds)
  const made = kinds[kind]?.(team, random)
  if (made === undefined) throw new RangeError(kind)
  return { kind, ...made }
}

/** A line as a reader takes it: what cannot be read is refused with its code; else the entry, for its standing to be judged. */
export function takeLine({ line, hash }: Forgery): ReadEntry | string {
  const read = readLine(line, sha256)
  if (!read.ok) return read.failure.code
  return hash === undefined ? read.value : { ...read.value, hash }
}
