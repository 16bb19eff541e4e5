import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { StartParser } from '#electron/parser/parser-process'
import type { Loss } from '#shared/exchange/project/project'
import { isZone } from '#shared/exchange/table/local-time'
import { Choices } from '#shared/exchange/table/preview'
import { readAny } from './convert/convert-in'
import { writerFor, writers } from './convert/convert-out'

export interface ConvertSurroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startParser: StartParser
  /** Epoch milliseconds. */
  readonly now: number
  readonly newId: () => string
}

const usage = `Usage: slipway convert IN OUT [--json] [--map PROFILE] [--zone IANA]\n       OUT ends in ${Object.keys(writers).join(', ')}`

/** `convert IN OUT`: 0 when it was written, with what was lost per field; 2 for wrong usage or a file that can't be read or written. */
export async function convert(args: readonly string[], { out, err, startParser, now, newId }: ConvertSurroundings): Promise<0 | 2> {
  const asked = askedFor(args)
  if (typeof asked === 'string') {
    err(`${asked}\n${usage}`)
    return 2
  }
  const write = writerFor(asked.to)
  if (write === undefined) {
    err(`${basename(asked.to)}: this ending names no form that can be written.\n${usage}`)
    return 2
  }
  const today = new Date(now).toISOString().slice(0, 10)
  const read = await readAny(asked.from, { startParser, zone: asked.zone, today, newId, choices: asked.choices })
  if (!read.ok) {
    err(`${basename(asked.from)}: ${read.failure.message}`)
    return 2
  }
  const written = await attempted(() => write(read.value.portfolio, asked.to, { zone: asked.zone, now }))
  if (!written.ok) {
    err(`${basename(asked.to)}: ${written.failure.message} Nothing was written.`)
    return 2
  }
  const losses = [...read.value.losses, ...written.value.losses].filter(({ how }) => how !== 'computed-here')
  const answer = {
    read: read.value.read,
    written: written.value.written,
    losses: losses.map(({ entity, field, count, message }) => ({ entity, field, count, message })),
  }
  out(asked.json ? JSON.stringify(answer, null, 2) : inWords(basename(asked.from), basename(asked.to), answer.read, answer.written, losses))
  return 0
}

/** A disk that is full or closed is told like any other reason not to write. */
async function attempted(write: () => ReturnType<NonNullable<ReturnType<typeof writerFor>>>) {
  try {
    return await write()
  } catch {
    return { ok: false as const, failure: { code: 'not-written', message: 'The file can’t be written there.' } }
  }
}

function inWords(from: string, to: string, read: number, written: number, losses: readonly Loss[]): string {
  return [
    `${from}: ${read} records read, ${written} written to ${to}`,
    losses.length === 0 ? 'Nothing was lost.' : 'Not kept:',
    ...losses.map(({ entity, field, count, message }) => `  ${entity}.${field}: ${count}. ${message}`),
  ].join('\n')
}

interface Asked {
  readonly from: string
  readonly to: string
  readonly json: boolean
  readonly zone: string
  readonly choices: Choices
}

function askedFor(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, map: { type: 'string' }, zone: { type: 'string' } },
    })
    const [from, to, ...more] = positionals
    if (from === undefined || to === undefined || more.length > 0) return 'Name one file to read and one to write.'
    const zone = values.zone ?? 'UTC'
    if (!isZone(zone)) return `“${zone}” is no known time zone.`
    const choices = values.map === undefined ? {} : profileIn(values.map)
    return typeof choices === 'string'
      ? choices
      : { from, to, json: values.json === true, zone, choices: values.zone === undefined ? choices : { zone, ...choices } }
  } catch (error) {
    return error instanceof Error ? error.message : 'Wrong usage.'
  }
}

/** A profile says how a table is to be read: its subject, its columns, the order of its dates. */
function profileIn(file: string): Choices | string {
  try {
    const choices = Choices.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return choices.success ? choices.data : `${basename(file)} is no profile: it may name sheet, subject, mapping, dateOrders, zone and band.`
  } catch {
    return `${basename(file)} can’t be read as a profile (JSON).`
  }
}
