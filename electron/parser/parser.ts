import { isMainThread, Worker, workerData, parentPort as workerPort } from 'node:worker_threads'
import { readTable } from '#shared/exchange/table/read-table'
import { tableBytes } from '#shared/exchange/table/received-table'
import { openWorkbook } from '../exchange/open-workbook'
import { heapMegabytes, type ParseAnswer, type ParseRequest, readerFailed, tooMuchMemory } from './messages'

/**
 * The process that opens untrusted tables: Electron's utilityProcess, or a forked Node for the command line. It touches no
 * file and no network. Its main thread only waits; a worker with a limited heap reads, so that a file too large for it ends
 * the worker and is told in words. Whoever started the process watches it from outside (parser-process.ts).
 */
function serve(): void {
  const port = portOfParent()
  port.listen((request) => {
    const worker = new Worker(__filename, {
      workerData: request,
      transferList: transferable(request.bytes),
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    let answered = false
    const answer = (given: ParseAnswer): void => {
      if (answered) return
      answered = true
      port.send(given)
    }
    worker.on('message', answer)
    worker.on('error', (error) => answer({ ok: false, failure: 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory : readerFailed }))
    worker.on('exit', () => answer({ ok: false, failure: readerFailed }))
  })
}

async function read(): Promise<void> {
  const { bytes, name } = workerData as ParseRequest
  const table = await readTable(bytes, name, openWorkbook)
  if (!table.ok) return workerPort?.postMessage(table)
  const value = tableBytes(table.value)
  workerPort?.postMessage({ ok: true, value } satisfies ParseAnswer, [value.buffer as ArrayBuffer])
}

/** Bytes that own their memory move to the worker; a view into a larger buffer is copied. */
const transferable = (bytes: Uint8Array): ArrayBuffer[] =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []

interface Port {
  readonly listen: (callback: (request: ParseRequest) => void) => void
  readonly send: (answer: ParseAnswer) => void
}

/** Electron gives a utility process `process.parentPort`; a forked Node talks through `process.send`. */
function portOfParent(): Port {
  const { parentPort } = process as {
    parentPort?: { on: (event: 'message', callback: (event: { data: ParseRequest }) => void) => void; postMessage: (answer: ParseAnswer) => void }
  }
  if (parentPort !== undefined)
    return { listen: (callback) => parentPort.on('message', ({ data }) => callback(data)), send: (answer) => parentPort.postMessage(answer) }
  return {
    listen: (callback) => void process.on('message', (request) => callback(request as ParseRequest)),
    send: (answer) => void process.send?.(answer),
  }
}

if (isMainThread) serve()
else void read()
