import { createSelector } from '@reduxjs/toolkit'
import { State } from '#app/controls/state-mark'
import { countText, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { releaseName } from '#shared/model/release-name'
import styles from './bundle.module.css'

/** So many are listed here; the portfolio has all. */
const mostListed = 200

const selectByTarget = createSelector([selectViews('release')], (releases) =>
  [...releases].sort((a, b) => (a.target === b.target ? 0 : a.target === '' || (b.target !== '' && a.target > b.target) ? 1 : -1)),
)

/** The releases in the bundle of a whole portfolio, by target date, with ways into each. */
export function BundledPortfolio({ verdict: { exportedBy, exportedAt, entries } }: { readonly verdict: BundleVerdict }) {
  const zone = useZone()
  const releases = useAppSelector(selectByTarget)
  const changes = useAppSelector(selectViews('change'))
  return (
    <section aria-label="Releases" className={styles['block']}>
      <div className={styles['blockHead']}>
        <h2>
          <button type="button" className={styles['link']} onClick={() => go('portfolio', {})}>
            {countText(releases.length, 'release')}, {countText(changes.length, 'change')}
          </button>
        </h2>
        <span className={styles['beside']}>
          exported by {exportedBy === '' ? 'an unnamed person' : exportedBy}, {countText(entries, 'entry', 'entries')}, the newest of{' '}
          {whenText(exportedAt, zone)}
        </span>
      </div>
      <table className={styles['table']} aria-label="Releases">
        <thead>
          <tr>
            <th>Release</th>
            <th>State</th>
            <th className={styles['number']}>Target</th>
          </tr>
        </thead>
        <tbody>
          {releases.slice(0, mostListed).map((release) => (
            <tr key={release.id}>
              <td>
                <button type="button" className={styles['link']} onClick={() => go('release', { id: release.id })}>
                  {releaseName(release)}
                </button>
              </td>
              <td>
                <State state={release.state} />
              </td>
              <td className={styles['number']}>{whenText(release.target, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {releases.length > mostListed && <p className={styles['none']}>{releases.length - mostListed} more are in the portfolio.</p>}
    </section>
  )
}
