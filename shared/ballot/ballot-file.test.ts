import { expect, test } from 'vitest'
import { device, found, keys, nextEntry, receive, sha256, signer, write } from '#test/torture/world'
import { create } from '../commands/edit'
import type { Draft } from '../log/operation'
import { ballotText, readBallot } from './ballot-file'
import { joinLine } from './join-request'

const reading = { ...keys, sha256 }
const { ws, founding } = found('Mona')
const meeting = create('meeting', 'm', { title: 'CAB' })

/** A voter who holds the workspace's beginning, and what they sign. */
function voter(name: string, drafts: readonly Draft[]) {
  const own = device(name, ws)
  receive(own, [founding])
  const entries = drafts.map((draft) => write(own, draft))
  return { own, entries, join: joinOf(name) }
}
const joinOf = (name: string, of = ws): string =>
  joinLine(
    { ws: of, dev: signer(name).device, publicKey: signer(name).publicKey, person: name, device: 'Laptop “Zürich”', at: '2026-11-26T10:00:00+01:00' },
    sha256,
    signer(name).sign,
  )
const vote = (name: string, id: string): Draft => {
  const { device: dev } = signer(name)
  return create('vote', `${dev}-${id}`, { of: 'workspace/this', subject: 'change/c', by: name, choice: 'approve', comment: 'Grüße, “fine” \u{1F600}' })
}

const ben = voter('Ben', [vote('Ben', 'a'), vote('Ben', 'b')])
const lines = ben.entries.map(({ line }) => line)
const text = ballotText(ben.join, lines)
const codeOf = (ballot: string): string => {
  const read = readBallot(ballot, ws, reading)
  return read.ok ? 'read' : `${read.failure.code}, ${read.failure.place}`
}

test('what was written reads back, byte for byte', () => {
  const read = readBallot(text, ws, reading)
  expect(read).toMatchObject({ ok: true, value: { joinLine: ben.join, join: { person: 'Ben', device: 'Laptop “Zürich”', dev: signer('Ben').device } } })
  expect(read.ok && read.value.entries.map(({ line }) => line)).toEqual(lines)
  // Who asks to join may not have voted yet.
  expect(codeOf(ballotText(ben.join, []))).toBe('read')
})

test('with any byte changed in any way it is refused', { timeout: 120_000 }, () => {
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length; at++) {
    const was = bytes[at] ?? 0
    for (const other of [was ^ 1, was ^ 0x20, was ^ 0x80]) {
      if (other === was) continue
      bytes[at] = other
      if (readBallot(bytes.toString('utf8'), ws, reading).ok) expect(`byte ${at} as ${other} was taken`).toBe('refused')
    }
    bytes[at] = was
  }
})

test('cut off anywhere inside a line it is refused; at a line’s end it is what was signed until then', () => {
  for (let end = 0; end < text.length; end++) {
    const isWhole = end >= ben.join.length + 1 && text[end - 1] === '\n'
    expect(readBallot(text.slice(0, end), ws, reading).ok, `${end} letters`).toBe(isWhole)
  }
})

test('lines that are left out, doubled, moved or put in are named with their reason', () => {
  const [first = '', second = ''] = lines
  const mallory = voter('Mallory', [vote('Mallory', 'a')])
  expect(codeOf(ballotText(ben.join, [second]))).toBe('chain, line 2')
  expect(codeOf(ballotText(ben.join, [first, first]))).toBe('chain, line 3')
  expect(codeOf(ballotText(ben.join, [second, first]))).toBe('chain, line 2')
  expect(codeOf(ballotText(ben.join, [first, mallory.entries[0]?.line ?? '']))).toBe('other-device, line 3')
  expect(codeOf(ballotText(mallory.join, lines))).toBe('other-device, line 2')
  expect(codeOf(`\ufeff${text}`)).toBe('not-a-join-request, line 1')
  expect(codeOf(text.replaceAll('\n', '\r\n'))).toBe('not-canonical, line 1')
  expect(codeOf(`${text}\n`)).toBe('not-json, line 4')
  expect(codeOf('')).toBe('not-a-join-request, line 1')
})

test('lines of two histories of one device are not put together, though each is signed and in its place', () => {
  const other = voter('Ben', [vote('Ben', 'x'), vote('Ben', 'y')])
  expect(codeOf(ballotText(ben.join, [lines[0] ?? '', other.entries[1]?.line ?? '']))).toBe('chain, line 3')
})

test('a ballot of another workspace, with another’s name on the key, or with more than votes is refused', () => {
  expect(codeOf(ballotText(joinOf('Ben', 'a'.repeat(64)), []))).toBe('other-workspace, line 1')
  // The key is Mallory's, the name of the device is Ben's.
  const { device: dev } = signer('Ben')
  const { publicKey, sign } = signer('Mallory')
  const stolen = joinLine({ ws, dev, publicKey, person: 'Ben', device: 'PC', at: '' }, sha256, sign)
  expect(codeOf(ballotText(stolen, []))).toBe('key-mismatch, line 1')
  // Ben's key, signed by Mallory.
  const forged = joinLine({ ws, dev, publicKey: signer('Ben').publicKey, person: 'Ben', device: 'PC', at: '' }, sha256, sign)
  expect(codeOf(ballotText(forged, []))).toBe('signature, line 1')
  const eager = voter('Eve', [{ ...meeting, summary: 'Called a meeting' }])
  expect(
    codeOf(
      ballotText(
        eager.join,
        eager.entries.map(({ line }) => line),
      ),
    ),
  ).toBe('more-than-votes, line 2')
  const elsewhere = nextEntry(ben.own, vote('Ben', 'c'), { ws: 'b'.repeat(64) })
  expect(codeOf(ballotText(ben.join, [...lines, elsewhere.line]))).toBe('other-workspace, line 4')
})
