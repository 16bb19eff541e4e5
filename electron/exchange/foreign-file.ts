import { open } from 'node:fs/promises'
import { limits } from '#shared/exchange/table/table'
import { type Failure, failed, ok, type Result } from '#shared/model/result'

/** The bytes of a file that may be imported: a regular file, not larger than the limit. It is only ever read. */
export async function foreignBytes(path: string): Promise<Result<Uint8Array, Failure>> {
  try {
    const file = await open(path, 'r')
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return failed({ code: 'not-a-file', message: 'This is not a file that can be read.' })
      if (stat.size > limits.bytes) return failed({ code: 'too-large', message: 'This file is larger than 200 MB; split it.' })
      return ok(await file.readFile())
    } finally {
      await file.close()
    }
  } catch {
    return failed({ code: 'unreadable-file', message: 'The file cannot be read. Is it still there, and may you open it?' })
  }
}
