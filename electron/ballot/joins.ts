import * as fs from 'node:fs'
import { join } from 'node:path'
import { type JoinRequest, readJoin } from '#shared/ballot/join-request'
import { type Disk, makeFolder, sweepTemporaries, writeWhole } from '../disk/disk'
import { deviceOf, sha256, verifySignature } from '../keys/signatures'

const folderIn = (workspace: string): string => join(workspace, 'join')
export const keyReading = { sha256, deviceOf, verify: verifySignature }

/** The devices that have asked to join a workspace, by what they say of themselves. A file that is not what was signed is not there. */
export function joinsIn(workspace: string): ReadonlyMap<string, JoinRequest> {
  const found = new Map<string, JoinRequest>()
  if (!fs.existsSync(folderIn(workspace))) return found
  for (const name of fs.readdirSync(folderIn(workspace)).sort()) {
    const request = name.endsWith('.json') ? readIn(join(folderIn(workspace), name)) : undefined
    if (request !== undefined && name === `${request.dev}.json`) found.set(request.dev, request)
  }
  return found
}

function readIn(file: string): JoinRequest | undefined {
  const line = fs.readFileSync(file, 'utf8').replace(/\n$/, '')
  const read = readJoin(line, keyReading)
  return read.ok ? read.value : undefined
}

/**
 * Keeps a request, durably; of two by one device the later one by its own clock, so that their order does not matter.
 * Answers with what puts back the one before, as far as the disk lets it.
 */
export function keepJoin(workspace: string, request: JoinRequest, line: string, disk: Disk): () => void {
  const folder = folderIn(workspace)
  const held = joinsIn(workspace).get(request.dev)
  if (held !== undefined && (held.at > request.at || (held.at === request.at && held.sig >= request.sig))) return () => undefined
  makeFolder(disk, folder)
  sweepTemporaries(disk, folder)
  const file = join(folder, `${request.dev}.json`)
  const before = fs.existsSync(file) ? fs.readFileSync(file) : undefined
  const putBack = (): void => {
    try {
      if (before === undefined) disk.remove(file)
      else writeWhole(disk, file, before)
    } catch {}
  }
  try {
    writeWhole(disk, file, `${line}\n`)
  } catch (error) {
    putBack()
    throw error
  }
  return putBack
}
