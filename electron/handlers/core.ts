import type { Handlers } from '#shared/ipc'
import { attachmentHandlers } from './attachment-handlers'
import { ballotHandlers } from './ballot-handlers'
import { journalHandlers } from './journal-handlers'
import type { Services } from './services'
import { settingsHandlers } from './settings-handlers'
import { workspaceHandlers } from './workspace-handlers'

/** The channels that the core answers; app:*, window:*, dialog:* belong to the shell, print:* to printing, bundle:* to bundles, import:* to the exchange. */
export type CoreChannel = Extract<
  keyof Handlers,
  | `settings:${string}`
  | `person:${string}`
  | `workspace:${string}`
  | `journal:${string}`
  | `audit:${string}`
  | `attachment:${string}`
  | `ballot:${string}`
  | `trust:${string}`
  | 'job:cancel'
>

export function coreHandlers(services: Services): Pick<Handlers, CoreChannel> {
  return {
    ...settingsHandlers(services),
    ...workspaceHandlers(services),
    ...journalHandlers(services),
    ...attachmentHandlers(services),
    ...ballotHandlers(services),
    'job:cancel': ({ job }, { window }) => {
      services.jobs.cancel(window, job)
      return { ok: true, value: {} }
    },
  }
}
