import { useAppSelector } from '#data/store'
import { isFromFile } from '#shared/ipc/shapes'

/** Whether what is open can't be changed: a bundle. Fields then show as text, not as greyed inputs (design.md, 5). */
export const useReadOnly = (): boolean => useAppSelector(({ workspace }) => isFromFile(workspace.open?.kind))
