import type { Channel, Handlers } from '#shared/ipc'
import { failed } from '#shared/model/result'
import { importHandlers } from '../exchange/import-handlers'
import { coreHandlers } from '../handlers/core'
import type { Services } from '../handlers/services'
import type { StartParser } from '../parser/parser-process'
import type { Printer } from '../print/print-document'
import { printHandlers } from '../print/print-handlers'
import { type Shell, shellHandlers } from './shell-handlers'

/** One handler for each channel of the contract; a missing one does not compile. */
export function allHandlers(services: Services, shell: Shell, startParser: StartParser, printer: Printer): Handlers {
  return { ...notBuiltIn, ...coreHandlers(services), ...importHandlers(services, startParser), ...printHandlers(services, printer), ...shellHandlers(shell) }
}

const missing = () => failed({ code: 'not-built-in', message: 'This build cannot do that.' })
const notBuiltIn: Pick<Handlers, Extract<Channel, `bundle:${string}`>> = {
  'bundle:export': missing,
  'bundle:open': missing,
  'bundle:verdict': missing,
  'bundle:close': missing,
  'bundle:trust': missing,
}
