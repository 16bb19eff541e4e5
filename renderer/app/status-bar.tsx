import { Menu } from '@mantine/core'
import { IconCheck, IconCircleCheck, IconLock } from '@tabler/icons-react'
import { selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { ConflictStatus } from '#features/conflict-count'
import { clockSecondsText, clockText, countText, instantText, offsetText } from './format'
import { JobStatus } from './job-status'
import { saveSettings, selectSystemZone, useSettings, useZone } from './preferences'
import styles from './shell.module.css'
import { useMinute } from './use-now'

/** What is saved, what there is, and what time it is, here and in UTC. */
export function StatusBar() {
  const now = useMinute()
  const zone = useZone()
  return (
    <footer className={styles['status']} data-area="status-bar" tabIndex={-1}>
      <SavedAt zone={zone} />
      <Counts />
      <ConflictStatus />
      <JobStatus />
      <span className={styles['clocks']}>
        <span>{instantText(now, zone, { weekday: true })}</span>
        <ZoneMenu zone={zone} now={now} />
        {zone !== 'UTC' && <span>{clockText(now, 'UTC')} UTC</span>}
      </span>
    </footer>
  )
}

function SavedAt({ zone }: { readonly zone: string }) {
  const { status, open, saved } = useAppSelector(({ workspace }) => workspace)
  if (status !== 'ready') return null
  if (open?.kind === 'bundle')
    return (
      <span className={styles['saved']}>
        <IconLock size={14} stroke={1.5} aria-hidden />
        Nothing is written
      </span>
    )
  return (
    <span className={styles['saved']}>
      <IconCircleCheck size={14} stroke={1.5} aria-hidden />
      {saved === undefined ? 'All saved' : `Saved ${clockSecondsText(saved.at, zone)}`}
    </span>
  )
}

function Counts() {
  const status = useAppSelector(({ workspace }) => workspace.status)
  const releases = useAppSelector(selectViews('release')).length
  const changes = useAppSelector(selectViews('change')).length
  if (status !== 'ready') return null
  return (
    <span>
      {countText(releases, 'release')}
      {changes > 0 && `, ${countText(changes, 'change')}`}
    </span>
  )
}

/** The zone that dates are shown in, and the few that one would change to. */
function ZoneMenu({ zone, now }: { readonly zone: string; readonly now: number }) {
  const settings = useSettings()
  const system = useAppSelector(selectSystemZone)
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone ?? ''
  const choices = [
    { value: '', zone: system, words: 'This computer' },
    ...(site === '' || site === system ? [] : [{ value: site, zone: site, words: 'The workspace' }]),
    ...(system === 'UTC' ? [] : [{ value: 'UTC', zone: 'UTC', words: 'UTC' }]),
    ...(['', site, 'UTC'].includes(settings.zone) ? [] : [{ value: settings.zone, zone: settings.zone, words: 'Chosen in Settings' }]),
  ]
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={styles['zone']} aria-label={`Time zone ${zone}, ${offsetText(now, zone)}. Change`}>
          {zone}
          {zone !== 'UTC' && `, ${offsetText(now, zone)}`}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Show dates in</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            leftSection={choice.value === settings.zone ? <IconCheck size={14} stroke={1.5} aria-label="chosen" /> : <span className={styles['noMark']} />}
            onClick={() => void saveSettings({ zone: choice.value })}
          >
            {choice.words === choice.zone ? choice.words : `${choice.words}: ${choice.zone}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
