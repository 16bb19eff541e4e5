import { Fragment, useEffect, useRef, useState } from 'react'
import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { usePlace } from '#app/router'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { isFromFile, type KnownDevice } from '#shared/ipc/shapes'
import { RevokeForm, RoleForm } from './device-actions'
import styles from './people.module.css'
import { isUnvouched, roleWords } from './role-words'
import { SixWords } from './six-words'
import { StandingOf } from './standing-of'
import { useDevices } from './use-devices'
import { VouchForm } from './vouch-form'

type Doing = 'vouch' | 'role' | 'revoke'

/** Who belongs to the workspace: every device with its person, role and key, and those that ask to belong. */
export function PeopleSettings() {
  const kind = useAppSelector(({ workspace }) => workspace.open?.kind)
  return (
    <>
      <OwnKey />
      {kind === undefined || isFromFile(kind) ? (
        <p className={styles['quiet']}>Devices are vouched for in the workspace itself. What is open here comes from a file.</p>
      ) : (
        <DeviceTable />
      )}
    </>
  )
}

function OwnKey() {
  const [words, setWords] = useState<readonly string[]>([])
  useEffect(() => {
    void ask('trust:own-key', {}).then((answer) => answer.ok && setWords(answer.value.words))
  }, [])
  return (
    <section className={styles['group']} aria-labelledby="own-key">
      <h2 id="own-key">This computer</h2>
      <p>When somebody vouches for this computer, read these six words out to them:</p>
      <SixWords words={words} large />
    </section>
  )
}

function DeviceTable() {
  const known = useDevices()
  const asked = usePlace().params['device']
  const isReadOnly = useReadOnly()
  const [doing, setDoing] = useState<{ readonly device: string; readonly what: Doing }>()
  const table = useRef<HTMLTableElement>(null)
  if (known === undefined) return null
  const { devices, problem } = known
  const isAlone = devices.length < 2
  const shown = doing ?? (asked === undefined ? undefined : { device: asked, what: 'vouch' as const })
  // What can be done with a device changes by what was done: the focus goes to its row, which stays.
  const close = (device: string) => (): void => {
    setDoing({ device: '', what: 'vouch' })
    table.current?.querySelector<HTMLElement>(`[data-device='${CSS.escape(device)}']`)?.focus()
  }
  return (
    <section className={styles['group']} aria-labelledby="devices">
      <h2 id="devices">Devices of this workspace</h2>
      {problem !== '' && <p role="alert">{problem}</p>}
      <table ref={table} className={styles['table']} aria-label="Devices">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Device</th>
            <th scope="col">Role</th>
            <th scope="col">Standing</th>
            <th scope="col">Key in six words</th>
            <th scope="col">Entries</th>
            <th scope="col">
              <span className={styles['hidden']}>What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <Fragment key={device.device}>
              <Row device={device} isReadOnly={isReadOnly} onDo={(what) => setDoing({ device: device.device, what })} />
              {shown?.device === device.device && !isReadOnly && (
                <tr>
                  <td colSpan={7} className={styles['under']}>
                    {shown.what === 'vouch' && device.standing !== 'admitted' && <VouchForm device={device} onDone={close(device.device)} />}
                    {shown.what === 'role' && <RoleForm devices={devices} device={device} onDone={close(device.device)} />}
                    {shown.what === 'revoke' && <RevokeForm devices={devices} device={device} onDone={close(device.device)} />}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {isAlone && (
        <p className={styles['quiet']}>
          Only this computer belongs to the workspace. A member of the board joins with the first ballot: send them the pack of a meeting (CAB, Meeting, Pack
          for members), import the ballot that they send back, call them, compare six words, and vouch for their device here.
        </p>
      )}
    </section>
  )
}

interface RowProps {
  readonly device: KnownDevice
  readonly isReadOnly: boolean
  readonly onDo: (what: Doing) => void
}

function Row({ device, isReadOnly, onDo }: RowProps) {
  const { person, deviceName, role, standing, words, entries, uncounted, isOwn } = device
  const name = person || 'Nobody named'
  return (
    <tr data-standing={standing} data-device={device.device} tabIndex={-1}>
      <th scope="row">
        {name}
        {isUnvouched(standing) && <span className={styles['claimed']}>as it says itself</span>}
      </th>
      <td>
        {deviceName || (!isOwn && <span className={styles['quiet']}>no name</span>)}
        {isOwn && <span className={styles['own']}>this computer</span>}
        <code className={styles['id']}>{device.device}</code>
      </td>
      <td>{role === '' ? '' : roleWords[role].label}</td>
      <td>
        <StandingOf device={device} />
      </td>
      <td>
        <SixWords words={words} />
      </td>
      <td className={styles['number']}>
        {entries}
        {uncounted > 0 && <span className={styles['claimed']}>{countText(uncounted, 'doesn’t count', 'don’t count')}</span>}
      </td>
      <td className={styles['tools']}>
        {!isReadOnly && standing !== 'admitted' && (
          <Button onClick={() => onDo('vouch')} aria-label={`Vouch for the device of ${name}`}>
            Vouch
          </Button>
        )}
        {!isReadOnly && standing === 'admitted' && (
          <>
            <Button kind="plain" onClick={() => onDo('role')} aria-label={`Change the role of ${name}’s device`}>
              Role
            </Button>
            <Button kind="plain" onClick={() => onDo('revoke')} aria-label={`Revoke the device of ${name}`}>
              Revoke
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
