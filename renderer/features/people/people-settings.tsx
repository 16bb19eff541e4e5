import { Fragment, useEffect, useState } from 'react'
import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { usePlace } from '#app/router'
import { ask } from '#data/bridge'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { peopleOf } from '#shared/cab/people'
import { isFromFile, type KnownDevice } from '#shared/ipc/shapes'
import { RevokeForm, RoleForm } from './device-actions'
import styles from './people.module.css'
import { roleWords, standingWords } from './role-words'
import { SixWords } from './six-words'
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
  if (known === undefined) return null
  const { devices, problem } = known
  const isAlone = devices.length < 2
  const shown = doing ?? (asked === undefined ? undefined : { device: asked, what: 'vouch' as const })
  return (
    <section className={styles['group']} aria-labelledby="devices">
      <h2 id="devices">Devices of this workspace</h2>
      {problem !== '' && <p role="alert">{problem}</p>}
      <table className={styles['table']} aria-label="Devices">
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
                    {shown.what === 'vouch' && device.standing !== 'admitted' && (
                      <VouchForm device={device} onDone={() => setDoing({ device: '', what: 'vouch' })} />
                    )}
                    {shown.what === 'role' && <RoleForm devices={devices} device={device} onDone={() => setDoing(undefined)} />}
                    {shown.what === 'revoke' && <RevokeForm devices={devices} device={device} onDone={() => setDoing(undefined)} />}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {isAlone && (
        <p className={styles['quiet']}>
          Only this computer belongs to the workspace. A member of the board joins with the first ballot: send them a meeting pack (CAB), import what they send
          back, and vouch for their device here.
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
  const roots = useAppSelector(rootRecords)
  const { person, deviceName, role, standing, words, entries, uncounted, isOwn } = device
  const name = person || 'Nobody named'
  return (
    <tr data-standing={standing}>
      <th scope="row">
        {name}
        {standing === 'waiting' && <span className={styles['claimed']}>as it says itself</span>}
      </th>
      <td>
        {deviceName || (peopleOf(roots).personOf(device.device) === '' ? '' : <span className={styles['quiet']}>no name</span>)}
        {isOwn && <span className={styles['own']}>this computer</span>}
        <code className={styles['id']}>{device.device}</code>
      </td>
      <td>{role === '' ? '' : roleWords[role].label}</td>
      <td className={standing === 'admitted' ? undefined : styles['standing']}>{standingWords[standing]}</td>
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
