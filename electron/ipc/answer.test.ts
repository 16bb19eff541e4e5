import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Channel, type Handlers, ipc } from '#shared/ipc'
import { failed, ok } from '#shared/model/result'
import { type Answerer, answerer, type Call, mostJobs, roleOf } from './answer'
import { pace } from './rate'

const channels = Object.keys(ipc).filter((name): name is Channel => name in ipc)
const page: Call = { window: 1, ours: true, role: 'app' }
const state = { calls: 0, reported: [] as unknown[], now: 0, finish: [] as (() => void)[] }

/** Handlers that count; some answer as the test needs it. */
function handlers(own: Partial<Handlers>): Handlers {
  const counting = new Proxy<Partial<Handlers>>(own, {
    get: (target, channel) => (request: never, asker: never) => {
      state.calls += 1
      const handler = Object.entries(target).find(([name]) => name === channel)?.[1]
      return handler === undefined ? ok({}) : Reflect.apply(handler, undefined, [request, asker])
    },
  })
  return counting as Handlers // The proxy answers every channel.
}
const gate = (own: Partial<Handlers> = {}, checkAnswers = false): Answerer =>
  answerer({ handlers: handlers(own), now: () => state.now, checkAnswers, report: (_channel, error) => state.reported.push(error) })

beforeEach(() => {
  Object.assign(state, { calls: 0, reported: [], now: 0, finish: [] })
})

describe('who may ask', () => {
  test('a frame that is not ours reaches no handler, on any channel', async () => {
    const { answer } = gate()
    for (const channel of channels) {
      expect(await answer(channel, { ...page, ours: false }, {})).toEqual({ ok: false, failure: { code: 'refused', message: `${channel} was refused.` } })
    }
    expect(state.calls).toBe(0)
  })
  test('a printing window has its two channels and no other, an app window has not these', async () => {
    const { answer } = gate()
    for (const channel of channels) {
      const other = roleOf(channel) === 'app' ? 'print' : 'app'
      expect(await answer(channel, { ...page, role: other }, {})).toMatchObject({ ok: false, failure: { code: 'refused' } })
    }
    expect(state.calls).toBe(0)
    expect(channels.filter((channel) => roleOf(channel) === 'print')).toEqual(['print:data', 'print:ready'])
  })
})

describe('what may be asked', () => {
  test('a field too many, too few or of another type is refused', async () => {
    const { answer } = gate()
    const bad = [{}, { id: 1 }, { id: 'a', more: 1 }, undefined, null, 'a', [], { id: 'a'.repeat(1_000_001) }]
    for (const payload of bad) expect(await answer('workspace:open', page, payload)).toMatchObject({ ok: false, failure: { code: 'refused' } })
    expect(state.calls).toBe(0)
    expect(await answer('workspace:open', page, { id: 'a' })).toEqual(ok({}))
  })
  test('a file is named by a token only, never by a path', async () => {
    const { answer } = gate()
    for (const file of ['/etc/passwd', '../x', 'C:\\x', `${'a'.repeat(31)}/`]) {
      expect(await answer('bundle:open', page, { file, job: 'j' })).toMatchObject({ ok: false, failure: { code: 'refused' } })
    }
    expect(state.calls).toBe(0)
  })
  test('a request may come as its text where its channel says so, and passes the same gate', async () => {
    const { answer } = gate()
    const operation = '{"entity":"release/a","field":"name","value":"A","was":""}'
    const draft = (operations: string): string => `{"drafts":[{"command":"edit","summary":"","operations":[${operations}]}]}`
    expect(await answer('journal:write', page, draft(operation))).toEqual(ok({}))
    expect(await answer('workspace:open', page, '{"id":"a"}')).toMatchObject({ failure: { code: 'refused' } })
    for (const bad of ['', '{', '[]', draft(''), draft(operation.replace('"A"', 'null')), draft(operation.replace('"A"', '{"__proto__":{}}'))]) {
      expect(await answer('journal:write', page, bad)).toMatchObject({ failure: { code: 'refused' } })
    }
    expect(state.calls).toBe(1)
  })
  test('no payload makes any channel throw or answer other than with a value or a failure', async () => {
    const { answer } = gate({}, false)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...channels),
        fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true }),
        async (channel, payload) => {
          state.now += 1_000
          const result = await answer(channel, page, payload)
          expect(Object.keys(result).sort()).toEqual(result.ok ? ['ok', 'value'] : ['failure', 'ok'])
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('what comes back', () => {
  test('a failure carries code, message and place, and no stack', async () => {
    const failure = Object.assign(new Error('secret /home/anna'), { code: 'no-workspace', message: 'Gone.', place: 'here' })
    const { answer } = gate({ 'workspace:open': () => failed(failure) })
    expect(await answer('workspace:open', page, { id: 'a' })).toEqual({ ok: false, failure: { code: 'no-workspace', message: 'Gone.', place: 'here' } })
  })
  test('a bug is reported in main and crosses without its words', async () => {
    const { answer } = gate({
      'workspace:open': () => {
        throw new Error('ENOENT /home/anna/secret')
      },
    })
    const result = await answer('workspace:open', page, { id: 'a' })
    expect(JSON.stringify(result)).not.toContain('anna')
    expect(result).toMatchObject({ ok: false, failure: { code: 'bug', place: 'workspace:open' } })
    expect(String(state.reported)).toContain('ENOENT')
  })
  test('in development an answer that breaks the contract is a bug', async () => {
    const { answer } = gate({}, true)
    expect(await answer('workspace:open', page, { id: 'a' })).toMatchObject({ ok: false, failure: { code: 'bug' } })
    expect(await answer('window:minimize', page, {})).toEqual(ok({}))
  })
})

describe('how much may be asked', () => {
  test('a flood is turned away, another window is not', async () => {
    const { answer } = gate()
    for (let call = 0; call < pace.burst; call += 1) await answer('window:minimize', page, {})
    expect(await answer('window:minimize', page, {})).toMatchObject({ failure: { code: 'too-many-calls' } })
    expect(await answer('window:minimize', { ...page, window: 2 }, {})).toEqual(ok({}))
    state.now += 1_000
    expect(await answer('window:minimize', page, {})).toEqual(ok({}))
  })
  test('a ninth long job waits for none: it is refused until one is done', async () => {
    const { answer } = gate({
      'bundle:open': () => new Promise((resolve) => state.finish.push(() => resolve(failed({ code: 'cancelled', message: 'Cancelled.' })))),
    })
    const open = () => answer('bundle:open', page, { file: 'a'.repeat(32), job: 'j' })
    const running = Array.from({ length: mostJobs }, open)
    expect(await open()).toMatchObject({ failure: { code: 'too-many-jobs' } })
    for (const finish of state.finish.splice(0)) finish()
    await Promise.all(running)
    const again = open()
    await Promise.resolve()
    for (const finish of state.finish) finish()
    expect(await again).toMatchObject({ failure: { code: 'cancelled' } })
  })
})
