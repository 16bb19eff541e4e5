import { readFileSync, statSync } from 'node:fs'
import { type Ballot, mostBytes, readBallot } from '#shared/ballot/ballot-file'
import { type Failure, failed, type Result } from '#shared/model/result'
import { diskFailure } from '../disk/disk'
import { keyReading } from './joins'

/** Reads a ballot file for a workspace, or for whichever it names; nothing of it is believed that its signatures do not cover. */
export function readBallotFile(path: string, ws?: string): Result<Ballot, Failure> {
  try {
    if (statSync(path).size > mostBytes) return failed({ code: 'too-large', message: 'This file is larger than any ballot. Nothing was changed.' })
    // A byte that is no UTF-8 would become another one: the line then is not what was signed, and is refused.
    return readBallot(readFileSync(path, 'utf8'), ws, keyReading)
  } catch (error) {
    return failed(diskFailure(error))
  }
}
