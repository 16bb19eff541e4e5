import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { create, edit } from '#shared/commands/edit'
import { apply } from '#shared/log/apply'
import { checkChain } from '#shared/log/chain'
import { entryOf, type FileEntry, readLine } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { viewOf } from '#shared/model/view'
import { quickDisk } from '#test/torture/quick-disk'
import { type Disk, realDisk } from '../disk/disk'
import { faultyDisk } from '../disk/faulty-disk'
import { newDeviceKey, sha256, verifySignature } from '../keys/signatures'
import { foundingEntry, type Journal, openJournal } from './journal'
import { appendLines, segmentsOf } from './segments'

const key = newDeviceKey()
let folder = ''
let clock = Date.UTC(2026, 10, 25)
let ws = ''

const founding: Draft = {
  command: 'found-workspace',
  summary: 'Founded',
  operations: [
    ...create('workspace', 'this', { name: 'Norhaven Bank' }).operations,
    ...create('admission', key.device, { of: 'workspace/this', dev: key.device, publicKey: key.publicKey, person: 'Anna', role: 'admin' }).operations,
  ],
}
const release = (id: string, name: string): Draft => create('release', id, { name })
const open = (disk: Disk = realDisk): Journal => openJournal({ folder, ws, key, person: () => 'Anna', disk, now: () => clock++ })
const own = (): string => join(folder, 'journal', key.device)
const names = (journal: Journal): readonly string[] => {
  const { lines } = journal.read({}, 0)
  const roots = apply(
    {},
    lines.map(({ line, hash }) => entryOf({ file: JSON.parse(line) as FileEntry, hash })),
  )
  return Object.keys(roots).flatMap((root) => {
    const fields = roots[root]?.entities[root]
    return root.startsWith('release/') && fields !== undefined
      ? [viewOf('release', root, Object.fromEntries(Object.entries(fields).map(([f, held]) => [f, held[0]]))).name]
      : []
  })
}

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-journal-'))
  const founded = foundingEntry(founding, key, 'Anna', clock++)
  ws = founded.ws
  appendLines(own(), 1, [founded.line], realDisk)
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

test('what was written is there after a restart, signed and in one chain', () => {
  const journal = open()
  expect(journal.write([release('a', 'Ledger 8.4')]).ok).toBe(true)
  expect(journal.write([release('b', 'Mobile 14.2'), release('c', 'Payments 26.12')]).ok).toBe(true)
  const again = open()
  expect(names(again)).toEqual(['Ledger 8.4', 'Mobile 14.2', 'Payments 26.12'])
  const lines = again.read({}, 0).lines.map(({ line }) => readLine(line, sha256))
  const read = lines.flatMap((line) => (line.ok ? [line.value] : []))
  expect(read).toHaveLength(4)
  expect(checkChain(read, key.publicKey, verifySignature)).toEqual([])
  expect(again.heads()[key.device]?.[0]).toBe(4)
})

test('each entry names the newest entries about what it touches, also within one batch', () => {
  const journal = open()
  journal.write([release('a', 'A'), release('b', 'B')])
  const view = viewOf('release', 'a', { name: 'A', removed: false })
  journal.write([edit('release', view, { version: '1' }), edit('release', view, { version: '2' })])
  const [, a, , first, second] = journal.read({}, 0).lines
  expect(JSON.parse(first?.line ?? '').about).toEqual({ 'release/a': [a?.hash] })
  expect(JSON.parse(second?.line ?? '').about).toEqual({ 'release/a': [first?.hash] })
})

test('a change of something that does not exist is refused and nothing is written', () => {
  const journal = open()
  const before = journal.heads()
  const answer = journal.write([{ command: 'edit-task', summary: 'x', operations: [{ entity: 'task/nowhere', field: 'title', value: 'x', was: '' }] }])
  expect(answer.ok ? undefined : answer.failure.code).toBe('unknown-entity')
  expect(journal.heads()).toEqual(before)
})

test('a device that nobody admitted cannot write', () => {
  const stranger = newDeviceKey()
  const journal = openJournal({ folder, ws, key: stranger, person: () => 'Mallory', disk: realDisk, now: () => clock++ })
  const answer = journal.write([release('x', 'X')])
  expect(answer.ok ? undefined : answer.failure.code).toBe('device-unknown')
})

test('only what comes after the given heads is read', () => {
  const journal = open()
  journal.write([release('a', 'A')])
  const after = journal.heads()
  journal.write([release('b', 'B')])
  expect(journal.read(after, 0).lines.map(({ line }) => (JSON.parse(line) as FileEntry).sum)).toMatchObject([{ text: 'Added release “B”' }])
})

describe('after a crash', () => {
  test('an import without its last part is set aside as a whole, a finished one stays', () => {
    const journal = open()
    const part = (number: number): Draft => ({
      command: 'import',
      summary: 'Imported',
      operations: [
        ...create('import', `i-${number}`, { of: 'workspace/this', title: 'x' }).operations,
        { entity: 'import/one', field: 'part', value: { number, of: 3 }, was: { number: 1, of: 1 } },
        ...(number === 1 ? create('import', 'one', { of: 'workspace/this' }).operations : []),
        ...release(`r${number}`, `R${number}`).operations,
      ],
    })
    expect(journal.write([part(1), part(2), part(3)]).ok).toBe(true)
    expect(names(open())).toEqual(['R1', 'R2', 'R3'])
    const [file] = segmentsOf(own())
    if (file === undefined) throw new Error('no journal')
    fs.truncateSync(file, fs.statSync(file).size - 10)
    const recovered = open()
    expect(names(recovered)).toEqual([])
    expect(recovered.recovered.join(' ')).toContain('import had not been written to its end')
  })

  test('a write that is refused and cannot even be taken back at once stays refused, and the next one works', () => {
    for (const fault of ['ENOSPC', 'EIO', 'short-write'] as const) {
      for (let nth = 1; nth < 10; nth++) {
        // This call fails, and the one after it.
        const disk = faultyDisk(faultyDisk(quickDisk, nth, fault), nth, fault)
        const before = names(open())
        let journal: Journal
        try {
          journal = open(disk)
        } catch {
          continue
        }
        const written = ['v', 'w', 'x', 'y', 'z'].map((id) => `${id}-${fault}-${nth}`).filter((name) => journal.write([release(name.toLowerCase(), name)]).ok)
        expect(written).toContain(`z-${fault}-${nth}`)
        expect(names(journal)).toEqual([...before, ...written])
        expect(names(open())).toEqual([...before, ...written])
      }
    }
  })
})
