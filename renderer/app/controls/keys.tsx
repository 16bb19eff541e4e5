import { useAppSelector } from '#data/store'
import { keyWords } from '#shared/commands/registry'
import { selectInfo } from '../preferences'
import styles from './button.module.css'

/** Whether this is macOS, where Cmd stands for Ctrl. */
export const useIsMac = (): boolean => useAppSelector(selectInfo)?.platform === 'darwin'

/** A key or a combination as a key cap; `keys` as the registry of commands writes them (`Mod+K`). */
export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className={styles['keys']}>{keyWords(keys, useIsMac())}</kbd>
}
