import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256, verifySignature } from '#electron/keys/signatures'
import { checkChain } from '#shared/log/chain'
import { type ReadEntry, readLine } from '#shared/log/entry'

/** The only workspace of a profile, as its files stand. */
export const workspaceFolder = (userData: string): string => {
  const [only, ...more] = readdirSync(join(userData, 'workspaces'))
  if (only === undefined || more.length > 0) throw new Error('The profile does not hold exactly one workspace.')
  return join(userData, 'workspaces', only)
}

/** Every whole line of the journal, read strictly; an unfinished last line is left out, as recovery does. */
export function journalOnDisk(userData: string): readonly ReadEntry[] {
  const journal = join(workspaceFolder(userData), 'journal')
  return readdirSync(journal).flatMap((device) =>
    readdirSync(join(journal, device))
      .sort()
      .flatMap((segment) =>
        readFileSync(join(journal, device, segment), 'utf8')
          .split('\n')
          .slice(0, -1),
      )
      .map((line) => {
        const read = readLine(line, sha256)
        if (!read.ok) throw new Error(read.failure.message)
        return read.value
      }),
  )
}

/** What is wrong with a journal of one device, judged by the key that its founding entry admits. */
export function chainFindings(entries: readonly ReadEntry[]): readonly string[] {
  const key = entries[0]?.file.ops.flatMap((operation) => (typeof operation !== 'string' && operation.f === 'publicKey' ? [String(operation.value)] : []))[0]
  return checkChain(entries, key, verifySignature).map(({ message }) => message)
}
