import { selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { DeploymentPlan } from '#features/deployment-plan'
import { PortfolioGantt } from '#features/gantt'
import { Page } from './controls/page'
import { State } from './controls/state-mark'
import { Tabs } from './controls/tabs'
import { countText, whenText } from './format'
import { useZone } from './preferences'
import type { RoomProps } from './rooms'
import { go } from './router'
import styles from './thread-rooms.module.css'

/** The first portfolio, until the room of its own stands. */
export function PortfolioRoom() {
  const releases = useAppSelector(selectViews('release'))
  const zone = useZone()
  return (
    <Page title="Portfolio" beside={countText(releases.length, 'release')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>Release</th>
            <th>Type</th>
            <th>State</th>
            <th>Target</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ id, name, version, type, state, target }) => (
            <tr key={id}>
              <td>
                <button type="button" className={styles['link']} onClick={() => go('release', { id })}>
                  {name} {version}
                </button>
              </td>
              <td>{type}</td>
              <td>
                <State state={state} />
              </td>
              <td>{whenText(target, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}

export function GanttRoom() {
  const zone = useZone()
  return (
    <Page title="Gantt">
      <PortfolioGantt zone={zone} onOpenRelease={(id) => go('release', { id })} />
    </Page>
  )
}

export function ReleaseRoom({ params: { id = '' } }: RoomProps) {
  const release = useAppSelector(selectRootView('release', id))
  const zone = useZone()
  return (
    <Page
      title={`${release?.name ?? ''} ${release?.version ?? ''}`.trim()}
      beside={release !== undefined && <State state={release.state} />}
      tabs={<Tabs label="Release" tabs={[{ id: 'plan', label: 'Deployment plan' }]} chosen="plan" onChoose={() => undefined} />}
    >
      <DeploymentPlan releaseId={id} zone={zone} />
    </Page>
  )
}
