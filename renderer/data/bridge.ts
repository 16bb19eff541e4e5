import type { Answer, Channel as AnyChannel, Bridge, Event, PreloadChannel, Request, Told } from '#shared/ipc'
import type { Failure, Result } from '#shared/model/result'

type Channel = Exclude<AnyChannel, PreloadChannel>

declare global {
  interface Window {
    /** Put here by preload; the only way out of the page. */
    readonly slipway: Bridge
  }
}

/** Asks the main process; what goes wrong comes back as a value. */
export const ask = <C extends Channel>(channel: C, request: Request<C>): Promise<Result<Answer<C>, Failure>> => window.slipway.ask[channel](request)

/** The same, with a request that may be large, on a channel that takes it as text: its JSON. */
export const askAsText = <C extends Channel>(channel: C, request: string): Promise<Result<Answer<C>, Failure>> => window.slipway.ask[channel](request)

/** Tokens for files that a person dropped on the window. */
export const takeDropped = (files: readonly File[]): Promise<Result<Answer<'dialog:dropped'>, Failure>> => window.slipway.dropped(files)

/** Hears what the main process tells; the returned function ends it. */
export const hear = <E extends Event>(event: E, callback: (told: Told<E>) => void): (() => void) => window.slipway.on(event, callback)
