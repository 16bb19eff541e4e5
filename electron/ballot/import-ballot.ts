import type { Ballot } from '#shared/ballot/ballot-file'
import { type Failure, failed, type Result } from '#shared/model/result'
import { type Disk, diskFailure } from '../disk/disk'
import type { Source } from '../workspaces/source'
import { keepJoin } from './joins'

/** A workspace of this computer, which alone takes entries of others over. */
export type WithJournal = Source & Required<Pick<Source, 'takeOver'>> & { readonly folder: string }

/** Takes over a ballot that was read and judged: its request to join and its entries, byte for byte; where the disk refuses, neither. Answers with how many entries were new. */
export function importBallot({ folder, takeOver }: WithJournal, { join, joinLine, entries }: Ballot, disk: Disk): Result<number, Failure> {
  let putBack: () => void
  try {
    putBack = keepJoin(folder, join, joinLine, disk)
  } catch (error) {
    return failed(diskFailure(error))
  }
  const taken = takeOver(entries)
  if (!taken.ok) putBack()
  return taken
}
