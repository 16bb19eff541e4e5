import { isMainThread, Worker, workerData, parentPort as workerPort } from 'node:worker_threads'
import { readProject } from '#shared/exchange/project/read-project'
import { projectBytes } from '#shared/exchange/project/received-project'
import { readTable } from '#shared/exchange/table/read-table'
import { tableBytes } from '#shared/exchange/table/received-table'
import { readBundle } from '../bundle/content/read-bundle'
import { cancelled } from '../bundle/zip/paced'
import { openWorkbook } from '../exchange/open-workbook'
import { type BundleRequest, heapMegabytes, type ParseAnswer, type ParseProgress, type ParseRequest, readerFailed, tooMuchMemory } from './messages'

/**
 * The process that opens untrusted files: Electron's utilityProcess, or a forked Node for the command line. It touches no
 * network, and no file but the bundle that it is given. Its main thread only waits; a worker with a limited heap reads, so that a file too large for it ends
 * the worker and is told in words. Whoever started the process watches it from outside (parser-process.ts).
 */
function serve(): void {
  const port = portOfParent()
  port.listen((request) => {
    const worker = new Worker(__filename, {
      workerData: request,
      transferList: 'bytes' in request ? transferable(request.bytes) : [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    let answered = false
    const answer = (given: ParseAnswer | ParseProgress): void => {
      if (answered) return
      answered = 'ok' in given
      port.send(given)
    }
    worker.on('message', answer)
    worker.on('error', (error) => answer({ ok: false, failure: 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory : readerFailed }))
    worker.on('exit', () => answer({ ok: false, failure: readerFailed }))
  })
}

async function read(): Promise<void> {
  const request = workerData as ParseRequest | BundleRequest
  const value = 'bundle' in request ? await bundleBytes(request.bundle) : (projectIn(request) ?? (await tableIn(request)))
  workerPort?.postMessage(value, value.ok ? [value.value.buffer as ArrayBuffer] : [])
}

function projectIn({ bytes, name }: ParseRequest): ParseAnswer | undefined {
  const project = readProject(bytes, name)
  return project?.ok === true ? { ok: true, value: projectBytes(project.value) } : project
}

async function tableIn({ bytes, name, headerLine }: ParseRequest): Promise<ParseAnswer> {
  const table = await readTable(bytes, name, openWorkbook, headerLine)
  return table.ok ? { ok: true, value: tableBytes(table.value) } : table
}

async function bundleBytes(path: string): Promise<ParseAnswer> {
  const reading = await readBundle(path, { onProgress: (done, total) => workerPort?.postMessage({ done, total } satisfies ParseProgress) })
  if (reading === cancelled) return { ok: false, failure: readerFailed }
  return reading.ok ? { ok: true, value: new TextEncoder().encode(JSON.stringify(reading.value)) } : reading
}

/** Bytes that own their memory move to the worker; a view into a larger buffer is copied. */
const transferable = (bytes: Uint8Array): ArrayBuffer[] =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []

interface Port {
  readonly listen: (callback: (request: ParseRequest | BundleRequest) => void) => void
  readonly send: (answer: ParseAnswer | ParseProgress) => void
}

/** Electron gives a utility process `process.parentPort`; a forked Node talks through `process.send`. */
function portOfParent(): Port {
  const { parentPort } = process as {
    parentPort?: {
      on: (event: 'message', callback: (event: { data: ParseRequest | BundleRequest }) => void) => void
      postMessage: (answer: ParseAnswer | ParseProgress) => void
    }
  }
  if (parentPort !== undefined)
    return { listen: (callback) => parentPort.on('message', ({ data }) => callback(data)), send: (answer) => parentPort.postMessage(answer) }
  return {
    listen: (callback) => void process.on('message', (request) => callback(request as ParseRequest | BundleRequest)),
    send: (answer) => void process.send?.(answer),
  }
}

if (isMainThread) serve()
else void read()
