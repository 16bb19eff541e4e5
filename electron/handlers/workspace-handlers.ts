import type { Asker, Handlers } from '#shared/ipc'
import { isFromFile } from '#shared/ipc/shapes'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Source } from '../workspaces/source'
import { bytesBelow } from '../workspaces/workspaces'
import type { Services } from './services'

type Channels = Extract<keyof Handlers, `workspace:${string}`>

const noneOpen: Failure = { code: 'no-workspace-open', message: 'No workspace is open in this window.' }

export function workspaceHandlers(services: Services): Pick<Handlers, Channels> {
  const { workspaces, shown, settings } = services

  /** Shows a source in the asking window and answers with what the renderer needs to load it. */
  const show = (source: Result<Source, Failure>, { window }: Asker) => {
    if (!source.ok) return source
    shown.set(window, source.value)
    return ok(source.value.describe())
  }

  return {
    'workspace:list': () => ok({ workspaces: [...workspaces.list()] }),
    'workspace:next': (_request, { window }) => {
      const source = shown.get(window)
      return ok(source === undefined || isFromFile(source.kind) ? {} : { id: source.id })
    },
    'workspace:current': (_request, { window }) => {
      const source = shown.get(window)
      return ok(source === undefined ? {} : { workspace: source.describe() })
    },
    'workspace:create': async ({ name, from, zone }, asker) => {
      const person = settings.person()
      if (person === undefined) return failed({ code: 'person-unknown', message: 'Say who you are first: every entry carries its writer’s name.' })
      const drafts = from === 'sample' ? await services.sample(services.now(), zone, services.key().device, person.name) : []
      return show(workspaces.create(name, from === 'sample' ? 'sample' : 'own', zone, drafts), asker)
    },
    'workspace:open': ({ id }, asker) => show(workspaces.open(id), asker),
    'workspace:rename': ({ id, name }) => workspaces.rename(id, name),
    'workspace:trash': async ({ id }) => {
      const answer = await workspaces.trash(id)
      if (!answer.ok) return answer
      for (const [window, source] of shown) {
        if (source.id !== id) continue
        shown.delete(window)
        services.windows.tell(window, 'workspace:changed', {})
      }
      return answer
    },
    'workspace:where': (_request, { window }) => {
      const source = shown.get(window)
      if (source?.folder === undefined) return failed(noneOpen)
      const { device, protection } = services.key()
      return ok({ folder: source.folder, bytes: bytesBelow(source.folder), entries: source.index().entries.length, device, keyProtection: protection })
    },
    'workspace:show-folder': (_request, { window }) => {
      const folder = shown.get(window)?.folder
      if (folder === undefined) return failed(noneOpen)
      services.showFolder(folder)
      return ok({})
    },
  }
}

/** Reads the journal's index in slices once a window can be used, so that neither its start nor its first command waits for it. */
export function indexInBackground(source: Source): void {
  const slice = (): void => {
    if (source.indexSome(8)) setTimeout(slice, 8)
  }
  setTimeout(slice, 100)
}
