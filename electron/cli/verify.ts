import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readInProcess } from '#electron/bundle/content/read-in-process'
import { type Trusts, verdictOf } from '#electron/bundle/content/verdict'
import { deviceOf } from '#electron/keys/signatures'
import type { StartParser } from '#electron/parser/parser-process'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { isDeviceId } from '#shared/log/entry-form'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type BallotVerdict, isBallot, verdictInWords, verifyBallot } from './ballot'

export interface VerifySurroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startParser: StartParser
}

const usage = 'Usage: slipway verify FILE... [--json] [--trust KEYS]'

/** By verdict; of several files the worst decides: 2, 1, 3, 0 (cli.md). */
const exits = { intact: 0, untrusted: 3, altered: 1, damaged: 1, 'not-a-bundle': 1 } as const
const worstFirst = [2, 1, 3, 0] as const

/** `verify FILE... [--json] [--trust KEYS]`: the verdict on each bundle, meeting pack or ballot, with its findings. KEYS is a file, or keys with commas between. */
export async function verify(args: readonly string[], { out, err, startParser }: VerifySurroundings): Promise<0 | 1 | 2 | 3> {
  const asked = askedFor(args)
  if (!asked.ok) {
    err(`slipway: ${asked.failure.message}\n${usage}`)
    return 2
  }
  const { files, json, trusts } = asked.value
  const results: ({ readonly file: string } & (Omit<BundleVerdict, 'file' | 'contents'> | BallotVerdict))[] = []
  const statuses = new Set<(typeof worstFirst)[number]>()
  for (const file of files) {
    const verified = isBallot(file) ? inBallot(file, trusts) : await inBundle(startParser, file, trusts)
    if (!verified.ok) {
      err(`${file}: ${verified.failure.message}`)
      statuses.add(2)
      continue
    }
    const { verdict, words } = verified.value
    results.push({ file, ...verdict })
    statuses.add(exits[verdict.verdict])
    if (!json) out(words)
  }
  if (json) out(JSON.stringify({ results }, null, 2))
  return worstFirst.find((status) => statuses.has(status)) ?? 0
}

async function inBundle(startParser: StartParser, file: string, trusts: Trusts) {
  const reading = await readInProcess(startParser, resolve(file))
  if (!reading.ok) return reading
  const { file: _, contents: __, ...verdict } = verdictOf(reading.value, file, trusts)
  return ok({ verdict, words: inWords(file, verdict) })
}

function inBallot(file: string, trusts: Trusts) {
  const verified = verifyBallot(resolve(file), trusts)
  return verified.ok ? ok({ verdict: verified.value, words: verdictInWords(file, verified.value) }) : verified
}

interface Asked {
  readonly files: readonly string[]
  readonly json: boolean
  readonly trusts: Trusts
}

function askedFor(args: readonly string[]): Result<Asked, Failure> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' }, trust: { type: 'string' } } })
    if (positionals.length === 0) return failed({ code: 'usage', message: 'name at least one file.' })
    const trusts = values.trust === undefined ? ok(undefined) : trustedKeys(values.trust)
    return trusts.ok ? ok({ files: positionals, json: values.json === true, trusts: trusts.value }) : trusts
  } catch (error) {
    return failed({ code: 'usage', message: error instanceof Error ? error.message : 'wrong usage.' })
  }
}

/**
 * A key is a device's name (16 letters and digits, spaces allowed between groups) or its public key (32 bytes in base64 or
 * hex). In a file one stands on each line, with a remark after `#` or behind it.
 */
function trustedKeys(given: string): Result<Trusts, Failure> {
  const isFile = existsSync(given)
  const lines = (isFile ? readFileSync(given, 'utf8').split(/\r?\n/) : given.split(','))
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
  const devices = new Set<string>()
  for (const line of lines) {
    const device = deviceNamed(line)
    if (device === undefined) {
      const where = isFile ? `“${line.slice(0, 40)}” in ${given}` : `“${line.slice(0, 40)}”`
      return failed({ code: 'usage', message: `${where} is neither a key, nor a file of keys.` })
    }
    devices.add(device)
  }
  return ok(({ device }) => devices.has(device))
}

function deviceNamed(line: string): string | undefined {
  const [first = ''] = line.split(/\s/)
  const grouped = line.toLowerCase().split(/\s+/).slice(0, 4).join('')
  if (isDeviceId(first.toLowerCase())) return first.toLowerCase()
  if (isDeviceId(grouped)) return grouped
  if (/^[A-Za-z0-9+/]{43}=$/.test(first)) return deviceOf(first)
  return /^[0-9a-f]{64}$/i.test(first) ? deviceOf(Buffer.from(first, 'hex').toString('base64')) : undefined
}

const words = {
  intact: 'intact',
  untrusted: 'intact, but no trusted key signed it',
  altered: 'altered',
  damaged: 'damaged',
  'not-a-bundle': 'not a bundle',
} as const

function inWords(file: string, { verdict, sentence, release, checks, findings }: Omit<BundleVerdict, 'file' | 'contents'>): string {
  const head = `${file}: ${words[verdict]}${release === '' ? '' : ` (${release})`}${sentence === '' ? '' : `. ${sentence}`}`
  const line = checks.map(({ name, holds, detail }) => `${holds ? 'ok  ' : 'FAIL'} ${name}, ${detail}`)
  const listed = findings.map(
    ({ path, message, expected, found }) =>
      `${path === '' ? '' : `${path}: `}${message}${expected === undefined ? '' : `\n    expected ${expected}`}${found === undefined ? '' : `\n    found    ${found}`}`,
  )
  return [head, ...line.map((text) => `  ${text}`), ...listed.map((text) => `  - ${text}`)].join('\n')
}
