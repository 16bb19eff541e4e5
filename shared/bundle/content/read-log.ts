import type { Standing } from '#shared/log/admission'
import type { Sha256 } from '#shared/log/canonical'
import { type ReadEntry, readLine } from '#shared/log/entry'
import { evidenceOf, standingIn } from '#shared/log/evidence'
import { type KeyCheck, type Membership, stepOf } from '#shared/log/membership'
import { altered, type ContentFinding, note } from './finding'
import { contentFiles } from './layout'

/** The log of a bundle, judged: which entries count, by whom. */
export interface ReadLog {
  readonly entries: readonly ReadEntry[]
  readonly counted: readonly ReadEntry[]
  readonly members: Membership
  /** Findings about the lines themselves, and about who signed them. */
  readonly lines: readonly ContentFinding[]
  readonly signatures: readonly ContentFinding[]
}

const path = contentFiles.log

/** Reads `data/log.jsonl` of a workspace: every line an entry in canonical form, oldest first, none twice, each signed by a member. */
export function readLog(text: string, ws: string, sha256: Sha256, keys: KeyCheck): ReadLog {
  const lines: ContentFinding[] = []
  const entries: ReadEntry[] = []
  const rows = text.split('\n')
  if (rows.pop() !== '') lines.push(altered('log-end', path, 'The log ends in the middle of a line.'))
  let last = ''
  for (const [at, row] of rows.entries()) {
    const read = readLine(row, sha256)
    if (!read.ok) {
      lines.push(altered(`log-${read.failure.code}`, `${path}, line ${at + 1}`, read.failure.message))
      continue
    }
    const { stamp } = stepOf(read.value)
    if (stamp <= last)
      lines.push(altered('log-order', `${path}, line ${at + 1}`, `Entry ${at + 1} of the log does not stand in its place, or stands there twice.`))
    if (stamp > last) last = stamp
    entries.push(read.value)
  }
  const evidence = evidenceOf(ws, entries, keys)
  const signatures: ContentFinding[] = []
  if (!entries.some(({ hash }) => hash === ws)) {
    signatures.push(altered('founding-missing', path, 'The entry that founded the workspace is missing, so nobody can say who belongs to it.'))
  }
  const places = new Map(entries.map(({ hash }, at) => [hash, at + 1]))
  for (const { hash } of entries) {
    const standing = standingIn(evidence, hash)
    if (standing !== undefined && standing.state !== 'admitted') signatures.push(uncounted(standing, places.get(hash) ?? 0))
  }
  const counted = entries.filter(({ hash }) => standingIn(evidence, hash)?.state === 'admitted')
  return { entries, counted, members: evidence.members, lines, signatures }
}

/** An entry that nobody of the workspace has signed was put in; one that a rule sets aside stands so in the workspace too. */
const rules: ReadonlySet<string> = new Set(['revoked', 'not-permitted', 'root-not-named', 'created-elsewhere', 'seen-went-back', 'needs-newer'])

function uncounted(standing: Exclude<Standing, { state: 'admitted' }>, line: number): ContentFinding {
  const place = `${path}, line ${line}`
  if (rules.has(standing.code)) return note(`entry-${standing.code}`, place, `${standing.message} It is kept in the log and changes nothing.`)
  return altered(`entry-${standing.code}`, place, standing.message)
}
