import { type Channel, events, ipc, preloadChannels } from '#shared/ipc'
import { type Call, roleOf } from './answer'

export const channels: readonly Channel[] = Object.keys(ipc).filter((name): name is Channel => name in ipc)

/** What preload reads off its command line: the names of the contract that a window of this role has. */
export function bridgeArguments(role: Call['role']): string[] {
  const own = channels.filter((channel) => roleOf(channel) === role && !preloadChannels.some((each) => each === channel))
  return [`--slipway-channels=${own.join(',')}`, ...(role === 'app' ? [`--slipway-events=${Object.keys(events).join(',')}`] : [])]
}
