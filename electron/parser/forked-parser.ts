import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { bareEnvironment, type ParseAnswer, type ParseProgress } from './messages'
import type { StartParser } from './parser-process'

/** A parser on plain Node, for the command line and tests. `file` is the built parser; `started` hears its process id. */
export const forkedParser =
  (file: string, started: (pid: number | undefined) => void = () => undefined): StartParser =>
  () => {
    const child = fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: bareEnvironment(), execArgv: [] })
    started(child.pid)
    return {
      send: (request) => void child.send(request, () => undefined),
      onAnswer: (callback) => void child.on('message', (answer) => callback(answer as ParseAnswer | ParseProgress)),
      onExit: (callback) => void child.on('exit', callback).on('error', callback),
      memory: () => (child.pid === undefined ? undefined : residentBytes(child.pid)),
      kill: () => void child.kill('SIGKILL'),
    }
  }

/** Linux tells it in pages of 4 kB; elsewhere the worker's own limit has to do. */
function residentBytes(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096
  } catch {
    return undefined
  }
}
