import * as fs from 'node:fs'
import { join } from 'node:path'
import { type ReadEntry, readLine } from '#shared/log/entry'
import type { Disk } from '../disk/disk'
import { recoverJournal } from '../journal/recovery'
import { appendLines, linesOf, segmentsOf, UnknownEnd } from '../journal/segments'
import type { KeptKey } from '../keys/device-key'
import { sha256 } from '../keys/signatures'

/** What this device has signed for a workspace that it knows from meeting packs alone: one chain, whatever pack it was written in. */
export interface VoterJournal {
  /** In their order; grows. */
  readonly entries: readonly ReadEntry[]
  /** What opening had to mend, in words for the person. */
  readonly recovered: readonly string[]
  /** Appends one entry durably, or throws what the disk said. */
  readonly append: (entry: ReadEntry) => void
}

/** The journals below a folder, by workspace id; each is opened once. */
export function voterJournals(folder: string, key: () => KeptKey, disk: Disk): (ws: string) => VoterJournal {
  const open = new Map<string, VoterJournal>()
  return (ws) => {
    const journal = open.get(ws) ?? openVoterJournal(join(folder, ws.slice(0, 16)), key(), disk)
    open.set(ws, journal)
    return journal
  }
}

/** Opens the journal in `folder` (`packs/<workspace>`), which need not exist. One per workspace and process, or the device would fork. */
function openVoterJournal(folder: string, key: KeptKey, disk: Disk): VoterJournal {
  const own = join(folder, 'journal', key.device)
  const recovered = fs.existsSync(own) ? recoverJournal(folder, key, disk) : []
  const entries: ReadEntry[] = []
  for (const segment of segmentsOf(own)) {
    for (const { line } of linesOf(segment)) {
      const read = readLine(line, sha256)
      if (read.ok) entries.push(read.value)
    }
  }
  let takeBack: (() => void) | undefined
  return {
    entries,
    recovered,
    append(entry) {
      takeBack?.()
      takeBack = undefined
      try {
        appendLines(own, entry.file.seq, [entry.line], disk)
      } catch (error) {
        if (error instanceof UnknownEnd) takeBack = error.takeBack
        throw error
      }
      entries.push(entry)
    },
  }
}
