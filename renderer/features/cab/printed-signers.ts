import { countText } from '#app/format'
import { ask } from '#data/bridge'
import { signedIn } from '#shared/cab/signed'
import type { ReportSection } from '#shared/print/report-body'
import { type Printing, quietly } from './printing'

/** The six words of each device that is known here, by its name; none where nobody can tell, as in a pack. */
export async function wordsOfDevices(): Promise<ReadonlyMap<string, string>> {
  const known = await ask('trust:devices', {})
  return new Map(known.ok ? known.value.devices.map(({ device, words }) => [device, words.join(' ')] as const) : [])
}

const counted = { vote: 'vote', recusal: 'conflict of interest', decision: 'decision' } as const

/** The devices that signed votes and decisions of the meeting: on paper too, a key can be compared by its six words. */
export function signersSection({ roots, page: { meeting } }: Printing, words: ReadonlyMap<string, string>): ReportSection {
  const record = roots[`meeting/${meeting.id}`]
  const signers = new Map<string, { person: string; readonly what: string[] }>()
  for (const kind of ['vote', 'recusal', 'decision'] as const) {
    const all = signedIn(roots, record, kind)
    for (const device of new Set(all.map((one) => one.device))) {
      const signed = all.filter((one) => one.device === device)
      const signer = signers.get(device) ?? { person: signed[0]?.person ?? '', what: [] }
      signer.what.push(countText(signed.length, counted[kind], kind === 'recusal' ? 'conflicts of interest' : undefined))
      signers.set(device, signer)
    }
  }
  return {
    title: 'Who signed',
    page: false,
    blocks: [
      signers.size === 0
        ? quietly('Nobody has signed a vote or a decision in this meeting.')
        : {
            block: 'table',
            heads: ['Device', 'Person', 'Six words of its key', 'Signed'],
            rows: [...signers].map(([device, { person, what }]) => [device, person || 'nobody has vouched for it', words.get(device) ?? '', what.join(', ')]),
          },
    ],
  }
}
