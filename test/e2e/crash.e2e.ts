import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Launched, launch } from './launch'
import { chainFindings, journalOnDisk } from './on-disk'

const seed = Number(process.env['SLIPWAY_SEED'] ?? Date.now() % 1_000_000)
const kills = Number(process.env['SLIPWAY_KILLS'] ?? 20)

let userData = ''
test.beforeAll(() => {
  userData = mkdtempSync(join(tmpdir(), 'slipway-crash-'))
})
test.afterAll(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))

/** Moments of a small linear generator, so that a failure can be run again with its seed. */
function* moments(from: number): Generator<number> {
  for (let state = from >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

/** The whole process tree at once, as a power switch would. */
async function kill({ app }: Launched): Promise<void> {
  const child = app.process()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await gone
}

/** The heads that the window's database holds. */
const heads = (page: Page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases()
    const name = known.find((database) => database.name?.startsWith('workspace-'))?.name
    if (name === undefined) return undefined
    return new Promise<number | undefined>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onerror = () => resolve(undefined)
      opening.onsuccess = () => {
        const asked = opening.result.transaction('state').objectStore('state').get('state')
        asked.onsuccess = () => {
          opening.result.close()
          const held: { heads: Record<string, [number, string]> } | undefined = asked.result
          resolve(held === undefined ? undefined : Object.values(held.heads)[0]?.[0])
        }
      }
    })
  })

async function found({ page }: Launched): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    const made = await ask['workspace:create']({ name: 'Crash', from: 'empty', zone: 'UTC' })
    if (!made.ok) throw new Error(made.failure.message)
  })
  await page.reload()
}

test(`${kills} kills while writing lose nothing that was acknowledged, and the view catches up`, async () => {
  test.setTimeout(60_000 + kills * 12_000)
  console.log(`crash: seed ${seed} (SLIPWAY_SEED), ${kills} kills`)
  const chance = moments(seed)
  let run = await launch({ userData })
  await found(run)
  const acknowledged: string[] = []
  for (let round = 0; round < kills; round++) {
    await run.page.exposeFunction('acknowledge', (hash: string) => acknowledged.push(hash))
    // Written without waiting for the end: the kill comes while entries are under way.
    void run.page
      .evaluate(async (number) => {
        const acknowledge = (window as unknown as { acknowledge: (hash: string) => void }).acknowledge
        for (let count = 0; ; count++) {
          const name = `R ${number}-${count}`
          const entity = `release/r${number}-${count}`
          const answer = await window.slipway.ask['journal:write']({
            drafts: [
              {
                command: 'create-release',
                summary: `Added ${name}`,
                operations: [
                  { entity, field: 'removed', value: false, was: true },
                  { entity, field: 'name', value: name, was: '' },
                  { entity, field: 'description', value: 'x'.repeat(2_000), was: '' },
                ],
              },
            ],
          })
          if (answer.ok) for (const { hash } of answer.value.lines) acknowledge(hash)
        }
      }, round)
      .catch(() => undefined)
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + Math.floor((chance.next().value as number) * 40))
    await kill(run)
    run = await launch({ userData })
    const entries = journalOnDisk(userData)
    expect(chainFindings(entries), `seed ${seed}, round ${round}`).toEqual([])
    const hashes = new Set(entries.map(({ hash }) => hash))
    expect(
      acknowledged.filter((hash) => !hashes.has(hash)),
      `seed ${seed}, round ${round}`,
    ).toEqual([])
    await expect.poll(() => heads(run.page)).toBe(entries.length)
  }
  expect(acknowledged.length).toBeGreaterThan(kills)
  await run.close()
})

test('a deleted database is rebuilt from the journal, and the person is told', async () => {
  const entries = journalOnDisk(userData)
  const profile = readdirSync(userData).find((name) => name.startsWith('profile-chromium-'))
  if (profile === undefined) throw new Error('There is no profile.')
  rmSync(join(userData, profile, 'IndexedDB'), { recursive: true })
  const run = await launch({ userData })
  await expect.poll(() => heads(run.page)).toBe(entries.length)
  await expect(run.page.getByText('It was rebuilt from the journal; nothing is lost.')).toBeVisible()
  await run.close()
})
