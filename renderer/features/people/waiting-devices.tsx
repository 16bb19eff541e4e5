import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { go } from '#app/router'
import type { KnownDevice } from '#shared/ipc/shapes'
import styles from './people.module.css'
import { useDevices } from './use-devices'

const peopleOf = (devices: readonly KnownDevice[]): string => devices.map(({ person }) => person || 'nobody named').join(', ')

/** That somebody's signed votes wait until their device is vouched for; nothing where none do. */
export function WaitingDevices() {
  const senders = useDevices()?.devices.filter(({ entries }) => entries > 0) ?? []
  const waiting = senders.filter(({ standing }) => standing === 'waiting')
  const mismatched = senders.filter(({ standing }) => standing === 'mismatched')
  if (waiting.length === 0 && mismatched.length === 0) return null
  return (
    <section className={styles['strip']} aria-label="Devices that wait">
      <div>
        {waiting.length > 0 && (
          <p>
            {countText(waiting.length, 'device', 'devices')} sent signed votes that don’t count yet: nobody has vouched for{' '}
            {waiting.length === 1 ? 'it' : 'them'} ({peopleOf(waiting)}).
          </p>
        )}
        {mismatched.length > 0 && (
          <p>
            {countText(mismatched.length, 'device', 'devices')} sent signed votes that don’t count: somebody has vouched for{' '}
            {mismatched.length === 1 ? 'it with a key that is not its own' : 'them with keys that are not their own'} ({peopleOf(mismatched)}).
          </p>
        )}
      </div>
      <Button onClick={() => go('settings', { section: 'people' })}>People and devices</Button>
    </section>
  )
}
