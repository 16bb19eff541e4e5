import { ask, hear } from '#data/bridge'
import { openWorkspace } from '#data/open-workspace'
import { entriesOf, receive } from '#data/receive'
import { selectViews } from '#data/select'
import { store } from '#data/store'

/** Shows the workspace that main has for this window, and says when the window is usable. */
export async function boot(): Promise<void> {
  hear('journal:appended', ({ ws, lines }) => {
    if (store.getState().workspace.open?.id === ws) receive(entriesOf(lines))
  })
  const current = await ask('workspace:current', {})
  if (current.ok && current.value.workspace !== undefined) await openWorkspace(current.value.workspace)
  await usable()
}

/** Makes a workspace and shows it; the person is asked once, before the first write. */
export async function begin(person: string, from: 'sample' | 'empty'): Promise<string | undefined> {
  const known = await ask('person:save', { name: person, jobTitle: '' })
  if (!known.ok) return known.failure.message
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const made = await ask('workspace:create', { name: from === 'sample' ? 'Norhaven Bank' : 'My workspace', from, zone })
  if (!made.ok) return made.failure.message
  await openWorkspace(made.value, true)
  await usable()
  return undefined
}

const usable = () => ask('app:usable', { releases: selectViews('release')(store.getState()).length })
