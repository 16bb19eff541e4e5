import { app, utilityProcess } from 'electron'
import { bareEnvironment, type ParseAnswer, type ParseProgress } from './messages'
import type { StartParser } from './parser-process'

/** A parser as Electron's utility process: no window, no rights, killed when done. `file` is the built parser. */
export const utilityParser =
  (file: string): StartParser =>
  () => {
    const child = utilityProcess.fork(file, [], { serviceName: 'Slipway reader', stdio: 'ignore', env: bareEnvironment() })
    return {
      send: (request) => child.postMessage(request),
      onAnswer: (callback) => void child.on('message', (answer: ParseAnswer | ParseProgress) => callback(answer)),
      onExit: (callback) => void child.on('exit', callback),
      memory: () => {
        const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid)
        return metric === undefined ? undefined : metric.memory.workingSetSize * 1024
      },
      kill: () => void child.kill(),
    }
  }
