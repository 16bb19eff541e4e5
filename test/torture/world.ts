import { createHash } from 'node:crypto'
import { create } from '#shared/commands/edit'
import { type AboutIndex, aboutOf, emptyAboutIndex, indexEntry } from '#shared/log/about'
import { apply, type Roots } from '#shared/log/apply'
import type { VerifySignature } from '#shared/log/canonical'
import { adopt, type Clock, clockZero, tick } from '#shared/log/clock'
import { deviceId } from '#shared/log/device-id'
import { type Envelope, entryOf, fuller, hashEntry, lineOf, type ReadEntry, readLine, sealDraft } from '#shared/log/entry'
import { admit, type Evidence, emptyEvidence, standingIn } from '#shared/log/evidence'
import type { KeyCheck } from '#shared/log/membership'
import type { Draft } from '#shared/log/operation'
import type { Role } from '#shared/model/workspace'

/*
 * Devices that go the whole way in memory: draft, envelope, hash, signature, line, reading, standing, merge. Their
 * signatures cost a hash instead of a curve; electron/journal's tests sign with real keys.
 */

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export interface Signer {
  readonly device: string
  readonly publicKey: string
  readonly sign: (hash: string) => string
}
const deviceOf = (publicKey: string): string => deviceId(sha256(publicKey))
const verify: VerifySignature = (publicKey, hash, signature) => signature === sha256(`secret of ${publicKey} over ${hash}`)
export const keys: Required<KeyCheck> = { deviceOf, verify }
export const signer = (name: string): Signer => ({
  device: deviceOf(`key of ${name}`),
  publicKey: `key of ${name}`,
  sign: (hash) => sha256(`secret of key of ${name} over ${hash}`),
})

export interface Device {
  readonly name: string
  readonly ws: string
  readonly signer: Signer
  readonly held: Map<string, ReadEntry>
  readonly heads: Map<string, [seq: number, hash: string]>
  readonly told: Map<string, number>
  readonly evidence: Evidence
  readonly wall: () => number
  about: AboutIndex
  clock: Clock
  roots: Roots
}

const noon = Date.UTC(2026, 10, 25, 12)

/** A new workspace: its founding entry, and the founder's device that holds it. */
export function found(name: string, wall: () => number = () => noon): { readonly ws: string; readonly founder: Device; readonly founding: ReadEntry } {
  const own = signer(name)
  const operations = [...create('workspace', 'this', { name: 'Norhaven Bank' }).operations, ...admission('founder', own, name, 'admin').operations]
  const draft: Draft = { command: 'found-workspace', summary: 'Founded', operations }
  const founding = seal(own, draft, {
    ...blank(own, name),
    clock: tick(clockZero, wall()),
    at: new Date(wall()).toISOString(),
    about: { 'workspace/this': [] },
  })
  const founder = device(name, founding.hash, wall)
  receive(founder, [founding])
  return { ws: founding.hash, founder, founding }
}

export const device = (name: string, ws: string, wall: () => number = () => noon): Device => ({
  name,
  ws,
  signer: signer(name),
  held: new Map(),
  heads: new Map(),
  told: new Map(),
  evidence: emptyEvidence(ws, keys),
  wall,
  about: emptyAboutIndex(),
  clock: clockZero,
  roots: {},
})

export const admission = (id: string, { device: dev, publicKey }: Pick<Signer, 'device' | 'publicKey'>, person: string, role: Role): Draft =>
  create('admission', id, { of: 'workspace/this', dev, publicKey, person, role })

export const revocation = (id: string, dev: string, [lastSeq, lastHash]: readonly [number, string], why = 'Left'): Draft =>
  create('revocation', id, { of: 'workspace/this', dev, lastSeq, lastHash, why })

/** Seals, signs and reads back, as main does: what cannot be read is a fault of the test. */
export function seal(by: Signer, draft: Draft, envelope: Envelope): ReadEntry {
  const unsigned = sealDraft(draft, envelope)
  const read = readLine(lineOf({ ...unsigned, sig: by.sign(hashEntry(unsigned, sha256)) }), sha256)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

const blank = ({ device: dev }: Signer, who: string): Envelope => ({
  ws: '',
  dev,
  seq: 1,
  prev: '',
  clock: clockZero,
  at: '',
  who,
  seen: {},
  about: {},
  salts: saltsOf(dev, 1),
})

/** Salts that differ from entry to entry and are the same in every run. */
const saltsOf = (dev: string, seq: number): readonly string[] =>
  Array.from({ length: 40 }, (_, at) => `${dev}${seq}.${at}`).map((text) => sha256(text).slice(0, 32))

/** What a device would write next, without writing it: changed by `forged` where a test wants something that no honest device writes. */
export function nextEntry(by: Device, draft: Draft, forged: Partial<Envelope> = {}): ReadEntry {
  const [lastSeq, prev] = by.heads.get(by.signer.device) ?? [0, '']
  const seen: Envelope['seen'] = {}
  for (const [dev, [seq, hash]] of by.heads) if (dev !== by.signer.device && seq > (by.told.get(dev) ?? 0)) seen[dev] = [seq, hash]
  const seq = lastSeq + 1
  return seal(by.signer, draft, {
    ws: by.ws,
    dev: by.signer.device,
    seq,
    prev,
    clock: tick(by.clock, by.wall()),
    at: new Date(by.wall()).toISOString(),
    who: by.name,
    seen,
    about: aboutOf(by.about, draft).about,
    salts: saltsOf(by.signer.device, seq),
    ...forged,
  })
}

export function write(by: Device, draft: Draft, forged: Partial<Envelope> = {}): ReadEntry {
  const entry = nextEntry(by, draft, forged)
  for (const [dev, [seq]] of Object.entries(entry.file.seen)) by.told.set(dev, Math.max(seq, by.told.get(dev) ?? 0))
  receive(by, [entry])
  return entry
}

/** Takes entries in and keeps the state: the newly admitted are applied, and where some count no longer it is computed anew. */
export function receive(to: Device, entries: readonly ReadEntry[]): void {
  let newest = clockZero
  for (const entry of entries) {
    const { dev, seq, clock } = entry.file
    const held = to.held.get(entry.hash)
    to.held.set(entry.hash, held === undefined ? entry : fuller(held, entry))
    if (seq > (to.heads.get(dev)?.[0] ?? 0)) to.heads.set(dev, [seq, entry.hash])
    if (clock > newest) newest = clock
  }
  to.clock = adopt(to.clock, newest)
  const { admitted, withdrawn } = admit(to.evidence, entries)
  if (withdrawn.length > 0) {
    to.about = emptyAboutIndex()
    to.roots = {}
  }
  const news = withdrawn.length > 0 ? [...to.held.keys()].filter((hash) => isAdmitted(to, hash)) : admitted
  const counted = news.flatMap((hash) => to.held.get(hash) ?? [])
  for (const entry of counted) indexEntry(to.about, entry)
  to.roots = apply(to.roots, counted.map(entryOf))
}

export const isAdmitted = (on: Device, hash: string): boolean => standingIn(on.evidence, hash)?.state === 'admitted'

/** The code of an entry's standing on a device: `admitted`, or why not. */
export function codeOf(on: Device, { hash }: Pick<ReadEntry, 'hash'>): string {
  const standing = standingIn(on.evidence, hash)
  if (standing === undefined) return 'not held'
  return standing.state === 'admitted' ? 'admitted' : standing.code
}
