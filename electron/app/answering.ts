import { ipcMain } from 'electron'
import type { Channel, Handlers } from '#shared/ipc'
import { answerer } from '../ipc/answer'
import { channels } from '../ipc/bridge-arguments'
import { isFromOurs } from '../ipc/sender'
import type { AppWindows } from './windows'

interface Listening {
  readonly windows: AppWindows
  readonly handlers: Handlers
  readonly checkAnswers: boolean
  readonly report: (where: string, error: unknown) => void
}

/** Opens every channel of the contract to our windows, and no other channel to anybody. */
export function listenToWindows({ windows, handlers, checkAnswers, report }: Listening): { readonly forget: (window: number) => void } {
  const { answer, forget } = answerer({ handlers, checkAnswers, report, now: () => performance.now() })
  const listen = (channel: Channel): void =>
    ipcMain.handle(channel, (event, payload: unknown) => {
      const role = windows.roleOf(event.sender.id)
      return answer(channel, { window: event.sender.id, role: role ?? 'app', ours: role !== undefined && isFromOurs(event) }, payload)
    })
  for (const channel of channels) listen(channel)
  return { forget }
}
