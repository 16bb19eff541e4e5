import { type Answer, type Asker, type Channel, type Handlers, ipc, type ParsedRequest } from '#shared/ipc'
import { type Failure, failed, type Result } from '#shared/model/result'
import { beyondLimits, usualLimits } from './payload-limits'
import { type Allowance, afterCall, fullAllowance } from './rate'

/** A call as it arrived: who asks, whether it comes from our own page in a top frame, and when. */
export interface Call extends Asker {
  readonly ours: boolean
  /** A printing window has its own two channels and no other; an app window has all but these. */
  readonly role: 'app' | 'print'
}

interface AnswererOptions {
  readonly handlers: Handlers
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  /** Development builds also check what goes out, so that the contract stays true. */
  readonly checkAnswers: boolean
  /** Where a bug's own words go; they never cross to the renderer. */
  readonly report: (channel: Channel, error: unknown) => void
}

export interface Answerer {
  readonly answer: <C extends Channel>(channel: C, call: Call, payload: unknown) => Promise<Result<Answer<C>, Failure>>
  readonly forget: (window: number) => void
}

/** Long jobs that one window may have running at once (security.md, IPC). */
export const mostJobs = 8

/**
 * The one gate between a renderer and main: sender, pace, size, shape, then the handler. A renderer that was taken over
 * gets nothing through here that the contract does not name.
 */
export function answerer({ handlers, now, checkAnswers, report }: AnswererOptions): Answerer {
  const allowances = new Map<number, Allowance>()
  const jobs = new Map<number, number>()

  function isWithinPace(window: number): boolean {
    const next = afterCall(allowances.get(window) ?? fullAllowance(now()), now())
    if (next !== undefined) allowances.set(window, next)
    return next !== undefined
  }

  async function handled<C extends Channel>(channel: C, request: ParsedRequest<C>, window: number): Promise<Result<Answer<C>, Failure>> {
    try {
      const result = await handlers[channel](request, { window })
      if (result.ok && checkAnswers) ipc[channel].answer.parse(result.value)
      return result.ok ? result : failed(withoutMore(result.failure))
    } catch (error) {
      report(channel, error)
      return failed({ code: 'bug', message: 'Slipway made a mistake and did not do this. Nothing was changed that you have not seen.', place: channel })
    }
  }

  return {
    async answer(channel, call, payload) {
      if (!call.ours || roleOf(channel) !== call.role) return failed(refused(channel))
      if (!isWithinPace(call.window)) return failed({ code: 'too-many-calls', message: 'This window asks too much at once. Wait a moment.' })
      const { larger, request, asText } = ipc[channel]
      const asked = asText === true && typeof payload === 'string' ? jsonOf(payload) : payload
      const beyond = beyondLimits(asked, { ...usualLimits, ...larger })
      if (beyond !== undefined) return failed({ ...refused(channel), message: `${channel} was refused: ${beyond}.` })
      const parsed = request.safeParse(asked)
      if (!parsed.success) return failed(refused(channel))
      if (ipc[channel].long !== true) return handled(channel, parsed.data, call.window)
      const running = jobs.get(call.window) ?? 0
      if (running >= mostJobs) return failed({ code: 'too-many-jobs', message: `${mostJobs} jobs are already running in this window. Wait until one is done.` })
      jobs.set(call.window, running + 1)
      try {
        return await handled(channel, parsed.data, call.window)
      } finally {
        jobs.set(call.window, (jobs.get(call.window) ?? 1) - 1)
      }
    },
    forget(window) {
      allowances.delete(window)
      jobs.delete(window)
    },
  }
}

const printChannels: readonly Channel[] = ['print:data', 'print:ready']
export const roleOf = (channel: Channel): Call['role'] => (printChannels.includes(channel) ? 'print' : 'app')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refused = (channel: Channel): Failure => ({ code: 'refused', message: `${channel} was refused.` })

/** A failure crosses with its three fields and nothing that a handler may have hung on it, such as a stack. */
const withoutMore = ({ code, message, place }: Failure): Failure => ({ code, message, ...(place === undefined ? {} : { place }) })
