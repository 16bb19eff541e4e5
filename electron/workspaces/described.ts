import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { readLine } from '#shared/log/entry'
import { type Disk, writeWhole } from '../disk/disk'
import { linesOf, segmentsOf } from '../journal/segments'
import { sha256 } from '../keys/signatures'

const Described = z.object({
  format: z.literal(1),
  id: z.string(),
  name: z.string(),
  kind: z.enum(['own', 'sample']),
  opened: z.string(),
  shown: z.boolean().default(false),
})
export type Described = z.infer<typeof Described>

/** What a workspace's folder says of itself, beside its journal. */
const fileName = 'workspace.json'

export const writeDescribed = (folder: string, described: Described, disk: Disk): void =>
  writeWhole(disk, join(folder, fileName), `${JSON.stringify(described)}\n`)

/** What a folder says of itself: in its file, or, where that is gone or damaged, in the entry that founded it. */
export function describedIn(folder: string): Described | undefined {
  if (basename(folder).startsWith('~')) return undefined
  try {
    return Described.parse(JSON.parse(fs.readFileSync(join(folder, fileName), 'utf8')))
  } catch {
    return foundedIn(folder)
  }
}

function foundedIn(folder: string): Described | undefined {
  const journal = join(folder, 'journal')
  if (!fs.existsSync(journal)) return undefined
  for (const device of fs.readdirSync(journal)) {
    const [first] = segmentsOf(join(journal, device))
    const line = first === undefined ? undefined : linesOf(first).next().value?.line
    const read = line === undefined ? undefined : readLine(line, sha256)
    if (read?.ok !== true || read.value.file.ws !== '') continue
    const set = (field: string): unknown =>
      read.value.file.ops.flatMap((each) => (typeof each !== 'string' && each.e === 'workspace/this' && each.f === field ? [each.value] : []))[0]
    return { format: 1, id: read.value.hash, name: String(set('name') ?? ''), kind: set('sample') === true ? 'sample' : 'own', opened: '', shown: true }
  }
  return undefined
}
