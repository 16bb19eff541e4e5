import { State } from '#app/controls/state-mark'
import { countText, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { releaseName } from '#shared/model/release-name'
import styles from './bundle.module.css'

/** The release in the bundle, with ways into it, and the changes in its scope. */
export function BundledRelease({ verdict: { exportedBy, exportedAt, entries } }: { readonly verdict: BundleVerdict }) {
  const zone = useZone()
  const [release] = useAppSelector(selectViews('release'))
  const changes = useAppSelector(selectViews('change'))
  if (release === undefined) return null
  return (
    <section aria-label="Release" className={styles['block']}>
      <div className={styles['blockHead']}>
        <h2>
          <button type="button" className={styles['link']} onClick={() => go('release', { id: release.id })}>
            {releaseName(release)}
          </button>
        </h2>
        <span className={styles['beside']}>
          exported by {exportedBy === '' ? 'an unnamed person' : exportedBy}, {countText(entries, 'entry', 'entries')}, the newest of{' '}
          {whenText(exportedAt, zone)}
        </span>
      </div>
      <table className={styles['table']} aria-label="Changes in scope">
        <thead>
          <tr>
            <th>Change</th>
            <th>Title</th>
            <th>State</th>
            <th className={styles['number']}>Planned start</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ id, number, shortDescription, state, plannedStart }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>
                <button type="button" className={styles['link']} onClick={() => go('release', { id: release.id, tab: 'scope' })}>
                  {shortDescription}
                </button>
              </td>
              <td>
                <State state={state} />
              </td>
              <td className={styles['number']}>{whenText(plannedStart, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length === 0 && <p className={styles['none']}>No change is in the scope of this release.</p>}
    </section>
  )
}
