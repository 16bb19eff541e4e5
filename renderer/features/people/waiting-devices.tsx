import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { go } from '#app/router'
import styles from './people.module.css'
import { useDevices } from './use-devices'

/** That somebody's signed votes wait until their device is vouched for; nothing where none do. */
export function WaitingDevices() {
  const waiting = useDevices()?.devices.filter(({ standing, entries }) => standing === 'waiting' && entries > 0) ?? []
  if (waiting.length === 0) return null
  const people = waiting.map(({ person }) => person || 'nobody named').join(', ')
  return (
    <section className={styles['strip']} aria-label="Devices that wait">
      <p>
        {countText(waiting.length, 'device', 'devices')} sent signed votes that don’t count yet: nobody has vouched for {waiting.length === 1 ? 'it' : 'them'} (
        {people}).
      </p>
      <Button onClick={() => go('settings', { section: 'people' })}>People and devices</Button>
    </section>
  )
}
