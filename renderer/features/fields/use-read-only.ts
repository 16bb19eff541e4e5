import { useAppSelector } from '#data/store'

/** Whether what is open can't be changed: a bundle. Fields then show as text, not as greyed inputs (design.md, 5). */
export const useReadOnly = (): boolean => useAppSelector(({ workspace }) => workspace.open?.kind === 'bundle')
