import type { Handlers } from '#shared/ipc'
import { importHandlers } from '../exchange/import-handlers'
import { textHandlers } from '../exchange/text-handlers'
import { bundleHandlers } from '../handlers/bundle-handlers'
import { coreHandlers } from '../handlers/core'
import type { Services } from '../handlers/services'
import type { StartParser } from '../parser/parser-process'
import type { Printer } from '../print/print-document'
import { printHandlers } from '../print/print-handlers'
import { type Shell, shellHandlers } from './shell-handlers'

/** One handler for each channel of the contract; a missing one does not compile. */
export function allHandlers(services: Services, shell: Shell, startParser: StartParser, printer: Printer): Handlers {
  return {
    ...coreHandlers(services),
    ...importHandlers(services, startParser),
    ...textHandlers(services),
    ...printHandlers(services, printer),
    ...bundleHandlers(services, startParser, printer),
    ...shellHandlers(shell),
  }
}
