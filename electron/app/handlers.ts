import type { Channel, Handlers } from '#shared/ipc'
import { failed } from '#shared/model/result'
import { importHandlers } from '../exchange/import-handlers'
import { coreHandlers } from '../handlers/core'
import type { Services } from '../handlers/services'
import type { StartParser } from '../parser/parser-process'
import { type Shell, shellHandlers } from './shell-handlers'

/** One handler for each channel of the contract; a missing one does not compile. */
export function allHandlers(services: Services, shell: Shell, startParser: StartParser): Handlers {
  return { ...notBuiltIn, ...coreHandlers(services), ...importHandlers(services, startParser), ...shellHandlers(shell) }
}

const missing = () => failed({ code: 'not-built-in', message: 'This build cannot do that.' })
const notBuiltIn: Pick<Handlers, Extract<Channel, `print:${string}` | `bundle:${string}`>> = {
  'print:pdf': missing,
  'print:data': missing,
  'print:ready': missing,
  'bundle:export': missing,
  'bundle:open': missing,
  'bundle:verdict': missing,
  'bundle:close': missing,
  'bundle:trust': missing,
}
