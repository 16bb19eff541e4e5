import { instantWithZone } from '#app/format'
import { selectPerson, selectSettings, selectZone } from '#app/preferences'
import { store } from '#data/store'
import type { PrintHead } from '#shared/print/head'

type About = Pick<PrintHead, 'about' | 'document' | 'subject' | 'contents'> & { readonly status?: PrintHead['status'] }

const noStatus: PrintHead['status'] = { word: '', hash: '', note: '' }
const most = 200

/** What stands on every page and in the file's properties; very long names are cut there, on the pages they stand in full. */
export function headOf({ about, document, subject, contents, status = noStatus }: About, now: number): PrintHead {
  const state = store.getState()
  const zone = selectZone(state)
  return {
    title: cut(about === '' ? document : `${about}, ${document}`),
    subject: cut(subject),
    about: cut(about),
    document: cut(document),
    status: { ...status, note: cut(status.note) },
    workspace: cut(state.workspace.open?.name ?? ''),
    by: cut(selectPerson(state)?.name ?? ''),
    at: now,
    atWords: instantWithZone(now, zone, { weekday: true }),
    paper: selectSettings(state).paper,
    contents,
  }
}

const cut = (words: string): string => {
  const letters = [...words]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : words
}
