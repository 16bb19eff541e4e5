import { useAppSelector } from '#data/store'

/** Whether meetings and agendas can be changed here: in an own workspace, not in a bundle or a pack. */
export const useCanEdit = (): boolean => useAppSelector(({ workspace }) => workspace.open?.kind === 'own' || workspace.open?.kind === 'sample')

/** Whether a vote can be signed here: also in a pack, which is read-only for all else. */
export const useCanVote = (): boolean =>
  useAppSelector(({ workspace }) => workspace.open !== undefined && workspace.open.kind !== 'bundle' && (workspace.open.pack?.closed ?? '') === '')
