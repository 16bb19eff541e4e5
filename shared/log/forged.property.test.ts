import { describe, expect, test } from 'vitest'
import { type Forgery, forgery, forgeryKinds, madeTeam, type Team, takeLine } from '#test/torture/forge'
import { holdLaw, lawTimeout } from '#test/torture/laws'
import { digestOf } from '#test/torture/light-world'
import { type Random, randomFrom } from '#test/torture/random'
import { codeOf, type Device, device, receive, sha256 } from '#test/torture/world'
import { canonical } from './canonical'
import { lineOf, type ReadEntry } from './entry'
import { lockedEntities } from './evidence'

/** Worlds cost more than a forgery in them. */
const teams = Array.from({ length: 12 }, (_, seed) => madeTeam(randomFrom(seed)))
const expected = teams.map(({ anna, entries }) => ({ digest: digestOf(anna.roots), codes: entries.map((entry) => codeOf(anna, entry)).join() }))

/**
 * A reader who gets an honest log in any order and portions, with a forgery anywhere in it, and sometimes a copy of an
 * honest entry that hides some of it. Where the forgery is a copy of an honest entry, the code is what it got alone.
 */
function readAmong({ ws, entries }: Team, forged: Forgery, random: Random): { readonly code: string; readonly reader: Device } {
  const taken = takeLine(forged)
  const order = random.chance(0.3) ? [...entries] : [...random.shuffled(entries)]
  const put = (entry: ReadEntry): void => void order.splice(random.below(order.length + 1), 0, entry)
  if (typeof taken !== 'string') put(taken)
  if (random.chance(0.3)) put(partOf(random.pick(entries), random))
  const reader = device('Reader', ws)
  const portion = random.chance(0.5) ? order.length : 1 + random.below(order.length)
  for (let from = 0, to = 0; from < order.length; from = to) {
    to = from + portion
    receive(reader, order.slice(from, to))
  }
  if (typeof taken === 'string') return { code: taken, reader }
  const isCopy = entries.some(({ hash }) => hash === taken.hash)
  return { code: isCopy ? codeAlone(ws, taken, entries) : codeOf(reader, taken), reader }
}

function codeAlone(ws: string, taken: ReadEntry, entries: readonly ReadEntry[]): string {
  const alone = device('Alone', ws)
  receive(alone, [...entries.filter(({ hash }) => hash !== taken.hash), taken])
  return codeOf(alone, taken)
}

/** An honest entry with some of its operations left out, as an extract has it: the same hash, the same signature. */
function partOf(entry: ReadEntry, random: Random): ReadEntry {
  const ops = entry.file.ops.map((operation) => (typeof operation === 'string' || random.chance(0.5) ? operation : sha256(canonical(operation))))
  const file = { ...entry.file, ops }
  return { line: lineOf(file), file, hash: entry.hash }
}

describe('R11', { timeout: lawTimeout }, () => {
  test('a forged entry is never applied, is explained by its code, and takes nothing from the honest ones', () => {
    const found = new Map<string, Set<string>>()
    const runs = holdLaw({ number: 'R11', commit: 10_000, night: 1_000_000 }, 1, (random) => {
      const at = random.below(teams.length)
      const team = teams[at]
      if (team === undefined) throw new RangeError('no team')
      const forged = forgery(team, random)
      const { code, reader } = readAmong(team, forged, random)
      if (!forged.codes.includes(code)) expect(`${forged.kind}: ${code}: ${forged.line}`).toBe(`one of ${forged.codes.join(', ')}`)
      const after = { digest: digestOf(reader.roots), codes: team.entries.map((entry) => codeOf(reader, entry)).join() }
      if (after.codes !== expected[at]?.codes) expect(`${after.codes}\n${forged.kind}: ${forged.line}`).toBe(expected[at]?.codes)
      if (after.digest !== expected[at]?.digest) expect(after.digest).toBe(`other than with ${forged.kind}: ${forged.line}`)
      if (lockedEntities(reader.evidence).size > 0) expect(forged.line).toBe('unable to make anything read-only')
      found.set(forged.kind, (found.get(forged.kind) ?? new Set()).add(code))
    })
    // So many hit every kind and every reason.
    if (runs < 5_000) return
    expect([...found.keys()].sort()).toEqual([...forgeryKinds].sort())
    expect(new Set([...found.values()].flatMap((codes) => [...codes]))).toEqual(
      new Set([
        'not-json',
        'not-an-entry',
        'not-canonical',
        'newer-format',
        'signature',
        'device-unknown',
        'other-workspace',
        'founding-twice',
        'key-mismatch',
        'revoked',
        'not-permitted',
        'seen-went-back',
        'root-not-named',
        'created-elsewhere',
      ]),
    )
  })
})
