import { offeredCommands, useTakenCommands } from '#app/actions'
import { Keys } from '#app/controls/keys'
import { saveSettings, useSettings } from '#app/preferences'
import styles from './help.module.css'
import { fits } from './help-search'
import { type KeyGroup, keyGroups } from './key-list'

/** Groups with the lines that hold what was typed; keys of commands that nothing takes are left out. */
export function foundKeys(typed: string): readonly KeyGroup[] {
  const offered = new Set(offeredCommands().map(({ command: { id } }) => id))
  return keyGroups(({ id }) => offered.has(id)).flatMap((group) => {
    const lines = group.lines.filter(({ does, keys }) => fits(typed, group.where, does, keys.join(' ')))
    return lines.length === 0 ? [] : [{ ...group, lines }]
  })
}

export function KeyTables({ typed }: { readonly typed: string }) {
  useTakenCommands()
  const { singleKeys } = useSettings()
  return (
    <section className={styles['section']}>
      <h2>Keys</h2>
      <label className={styles['switch']}>
        <input type="checkbox" checked={singleKeys} onChange={(event) => void saveSettings({ singleKeys: event.currentTarget.checked })} />
        Single letters act in the views that have them
      </label>
      <div className={styles['tables']}>
        {foundKeys(typed).map(({ where, lines }) => (
          <table key={where} className={styles['keys']}>
            <caption>{where}</caption>
            <tbody>
              {lines.map(({ keys, does, isSingle = false }) => (
                <tr key={`${does} ${keys.join()}`} className={isSingle && !singleKeys ? styles['off'] : undefined}>
                  <th scope="row">{does}</th>
                  <td>
                    {keys.map((key) => (
                      <Keys key={key} keys={key} />
                    ))}
                    {isSingle && !singleKeys && <span className={styles['also']}>off</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  )
}
