import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realDisk } from '#electron/disk/disk'
import { deviceOf, sha256, verifySignature } from '#electron/keys/signatures'
import type { BundleReading } from '#shared/bundle/content/reading'
import { wholePortfolio } from '#shared/bundle/content/selection'
import { verifyContent } from '#shared/bundle/content/verify-content'
import { create, edit, remove } from '#shared/commands/edit'
import { failed, ok } from '#shared/model/result'
import { viewOf } from '#shared/model/view'
import { type MadeWorkspace, madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { attachmentPath } from '../../attachments/attachments'
import { checkBag } from '../zip/check-bag'
import { cancelled } from '../zip/paced'
import { takeRelease } from './compose-bundle'
import { exportBundle } from './export-bundle'
import { readBundle } from './read-bundle'
import { verdictOf } from './verdict'

let made: MadeWorkspace
let target = ''
const release = 'release/payments'
const pdf = Buffer.from('%PDF-1.7 a plan')

beforeEach(async () => {
  made = madeWorkspace()
  writeTwoReleases(made)
  const document = join(made.folder, 'runbook.txt')
  fs.writeFileSync(document, 'Step by step')
  const sha256 = await made.attach('runbook.txt', document)
  made.write(create('attachment', 'at1', { of: release, name: 'runbook.txt', sha256, size: 12, type: 'text/plain' }))
  target = join(made.folder, 'Payments.slipway')
})
afterEach(() => fs.rmSync(made.folder, { recursive: true, force: true }))

const exported = (to = target, plan: Uint8Array | undefined = pdf) =>
  exportBundle(to, {
    ...{ source: made.source, release, key: made.key, disk: realDisk, job: quiet },
    ...(plan === undefined ? {} : { printPlan: async () => ok(plan) }),
  })

async function read(path = target): Promise<BundleReading> {
  const reading = await readBundle(path)
  if (reading === cancelled || !reading.ok) throw new Error('The bundle could not be read.')
  return reading.value
}

test('a release that is exported verifies, with every check', async () => {
  expect(await exported()).toMatchObject({ ok: true, value: { files: 9, entries: 7 } })
  const reading = await read()
  expect(reading).toMatchObject({ outcome: 'whole', findings: [], notes: [], release, title: 'Payments 26.06', by: made.key.device, entries: 7 })
  expect(reading.checks.map(({ name, holds }) => [name, holds])).toEqual(
    ['Archive', 'Bag rules', 'Checksums', 'Complete', 'Log chain', 'Signatures', 'Bundle signature', 'Record matches log'].map((name) => [name, true]),
  )
  expect(reading.members.map(({ name }) => name)).toEqual([
    'bagit.txt',
    'bag-info.txt',
    `data/attachments/${fs.readdirSync(join(made.source.folder ?? '', 'files'), { recursive: true }).flatMap((each) => /[0-9a-f]{64}$/.exec(String(each)) ?? [])[0]}`,
    'data/log.jsonl',
    'data/plan.pdf',
    'data/release.json',
    'data/signature.json',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
  ])
  expect(await checkBag(target)).toEqual({ state: 'valid', version: '1.0', findings: [] })
})

test('it says about itself only what its signed log says', async () => {
  await exported()
  const bytes = fs.readFileSync(target, 'latin1')
  for (const line of ['Source-Organization: Norhaven Bank', 'Contact-Name: Karin Aalto', 'External-Description: Payments 26.06', 'Bagging-Date: 2026-07-01'])
    expect(bytes).toContain(`${line}\n`)
})

test('nothing of another release is in the file, while the record holds all that this one names', async () => {
  await exported()
  const bytes = fs.readFileSync(target, 'utf8')
  expect(bytes).not.toContain('SECRET')
  for (const text of ['Drain queues', 'CHG0038812', 'PAY-PROD', '"service/payments"', '"person/karin"']) expect(bytes).toContain(text)
})

test('the working calendars that a plan and its tasks keep to come along, and no other', async () => {
  const of = 'calendar/main'
  made.write(
    create('working-calendar', 'office', { of, name: 'Office', week: { '1': '09:00-17:00' } }),
    create('working-calendar', 'secret', { of, name: 'SECRET hours' }),
    create('freeze', 'secret', { of, title: 'SECRET freeze' }),
    edit('plan', viewOf('plan', 'p', { title: 'Cut-over' }), { calendar: 'office' }),
  )
  await exported()
  const bytes = fs.readFileSync(target, 'utf8')
  expect(bytes).not.toContain('SECRET')
  expect(bytes).toContain('"09:00-17:00"')
  expect(await read()).toMatchObject({ outcome: 'whole', findings: [] })
})

test('the same release gives the same bytes; another printing of the plan changes only what follows from it', async () => {
  await exported()
  const again = join(made.folder, 'again.slipway')
  await exported(again)
  expect(fs.readFileSync(again).equals(fs.readFileSync(target))).toBe(true)
  await exported(again, Buffer.from('%PDF-1.7 printed later'))
  const [first, second] = [await read(), await read(again)]
  const differing = first.members.filter(({ name, sha256 }) => second.members.find((each) => each.name === name)?.sha256 !== sha256)
  expect(differing.map(({ name }) => name)).toEqual(['bag-info.txt', 'data/plan.pdf', 'data/signature.json', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'])
})

test('a profile that does not trust the key says so; one that does, or trusts who admitted it, calls it intact', async () => {
  await exported()
  const reading = await read()
  expect(verdictOf(reading, target, () => false)).toMatchObject({
    verdict: 'untrusted',
    file: 'Payments.slipway',
    exportedBy: 'Karin Aalto',
    signers: [{ device: made.key.device, person: 'Karin Aalto', trusted: false }],
    findings: [{ code: 'signer-unknown' }],
  })
  expect(verdictOf(reading, target, ({ device }) => device === made.key.device)).toMatchObject({ verdict: 'intact', findings: [] })
  expect(verdictOf(reading, target, undefined)).toMatchObject({ verdict: 'intact', findings: [{ code: 'signer-not-judged' }] })
})

test('an attachment that is gone or has rotted keeps the release from being exported, and says which', async () => {
  await exported()
  const [hash = ''] = (await read()).members.flatMap(({ name }) => /[0-9a-f]{64}$/.exec(name) ?? [])
  fs.rmSync(target)
  const place = attachmentPath(made.source.folder ?? '', hash)
  fs.writeFileSync(place, 'Step by stop')
  expect(await exported()).toMatchObject({ ok: false, failure: { code: 'attachment-damaged', message: expect.stringContaining('“runbook.txt”') } })
  fs.rmSync(place)
  expect(await exported()).toMatchObject({ ok: false, failure: { code: 'attachment-missing' } })
  expect(fs.existsSync(target)).toBe(false)
  made.write(remove('attachment', viewOf('attachment', 'at1', { removed: false })))
  expect((await exported()).ok).toBe(true)
})

test('a plan that cannot be printed, a release that is gone and a cancelled export leave nothing behind', async () => {
  const options = { source: made.source, release, key: made.key, disk: realDisk, job: quiet }
  expect(await exportBundle(target, { ...options, printPlan: async () => failed({ code: 'print', message: 'No.' }) })).toMatchObject({ ok: false })
  expect(await exportBundle(target, { ...options, release: 'release/none' })).toMatchObject({ ok: false, failure: { code: 'no-release' } })
  expect(await exportBundle(target, { ...options, job: { ...quiet, cancelled: () => true } })).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(fs.readdirSync(made.folder).filter((name) => /slipway$|tmp$/.test(name))).toEqual([])
})

test('a change that leaves the scope leaves the bundle; its past in the scope stays in the history', async () => {
  made.write(remove('release-change', viewOf('release-change', 'rc1', { removed: false })))
  made.write(edit('change', viewOf('change', 'c1', {}), { shortDescription: 'Went on elsewhere' }))
  await exported()
  const reading = await read()
  expect(reading).toMatchObject({ outcome: 'whole' })
  expect(reading.lines.join('\n')).not.toContain('Went on elsewhere')
  expect(reading.lines.join('\n')).not.toContain('CHG0038812')
})

test('a whole portfolio verifies: every release, change, freeze and device, with the whole log', async () => {
  made.write(create('freeze', 'f1', { of: 'calendar/main', title: 'Year end', start: '2026-12-20', end: '2027-01-02' }))
  expect(await exportBundle(target, { source: made.source, release: wholePortfolio, key: made.key, disk: realDisk, job: quiet })).toMatchObject({ ok: true })
  const reading = await read()
  expect(reading).toMatchObject({ outcome: 'whole', release: wholePortfolio, title: expect.stringMatching(/, 2 releases$/), findings: [] })
  expect(reading.checks.every(({ holds }) => holds)).toBe(true)
  const all = reading.lines.join('\n')
  for (const entity of ['release/payments', 'freeze/f1', 'attachment/at1', `admission/${made.key.device}`]) expect(all).toContain(`"${entity}"`)
  expect(reading.lines).toHaveLength(made.source.index().entries.length)
})

test('a release that is called a portfolio does not verify: what its entries say of others is missing', async () => {
  made.write(edit('release', viewOf('release', 'payments', {}), { name: 'Payments again' }))
  const part = await takeRelease(made.source, release, () => false)
  if (!part.ok) throw new Error(part.failure.message)
  const attachments = new Map(
    part.value.attached.map(({ sha256 }) => [sha256, { size: 12, sha256, source: { kind: 'bytes', bytes: new Uint8Array(12) } } as const]),
  )
  const { members, info } = part.value.finish(made.key, undefined, attachments)
  const text = (name: string): string => {
    const source = members.find((member) => member.name === name)?.source
    return source?.kind === 'bytes' ? Buffer.from(source.bytes).toString('utf8') : ''
  }
  const report = verifyContent(
    {
      files: new Map(),
      release: text('data/release.json').replace('"release":"release/payments"', `"release":"${wholePortfolio}"`),
      log: text('data/log.jsonl'),
      signature: text('data/signature.json'),
      info,
    },
    sha256,
    { deviceOf, verify: verifySignature },
  )
  expect(report.findings.filter(({ weight }) => weight === 'altered').map(({ code }) => code)).toEqual(
    expect.arrayContaining(['record-differs', 'info-differs']),
  )
})
