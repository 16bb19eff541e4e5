import { useState } from 'react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { countText, numberText } from '#app/format'
import { back } from '#app/router'
import { entriesOf } from '#data/receive'
import { rootRecords } from '#data/select'
import { sha256 } from '#data/sha256'
import { useAppSelector } from '#data/store'
import { isUnvouched, SixWords, useDevices, VouchForm } from '#features/people'
import { previewBallot } from '#shared/ballot/preview'
import type { BallotPreview } from '#shared/ipc/shapes'
import styles from './ballot.module.css'
import { type ChosenBallot, chooseBallots, importChosen, useChosenBallots } from './chosen-ballots'
import { PreviewTable } from './preview-table'
import { asideWords } from './preview-words'

/** Ballots that came back: each file with whom it is by and what it would do, before anything is taken over. */
export function ImportBallots() {
  const chosen = useChosenBallots()
  const [isBusy, setBusy] = useState(false)
  const waiting = chosen.filter(({ ballot, taken, failure }) => ballot !== undefined && taken === undefined && failure === undefined)
  const isDone = chosen.length > 0 && waiting.length === 0
  const take = async (): Promise<void> => {
    setBusy(true)
    await importChosen()
    setBusy(false)
  }
  return (
    <Page
      title="Import ballots"
      beside={chosen.length === 0 ? undefined : countText(chosen.length, 'file')}
      actions={
        <>
          <Button onClick={() => void chooseBallots()}>Choose other files</Button>
          <Button onClick={back}>{isDone ? 'Back to the meeting' : 'Leave without importing'}</Button>
          {waiting.length > 0 && (
            <Button kind="primary" onClick={() => void take()} refusal={isBusy ? 'They are being imported.' : undefined}>
              Import {waiting.length === 1 ? 'this ballot' : `${numberText(waiting.length)} ballots`}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['page']}>
        {chosen.length === 0 ? (
          <EmptyState
            title="No ballots chosen"
            actions={
              <Button kind="primary" onClick={() => void chooseBallots()}>
                Choose ballot files
              </Button>
            }
          >
            A member opens the meeting pack, votes, and sends back a file named .slipway-ballot. Its votes are checked here first, and count once somebody has
            vouched for the member’s device.
          </EmptyState>
        ) : (
          <>
            <p className={styles['quiet']}>
              {isDone
                ? 'What was signed is in the journal for good. A file that comes again, or later, changes nothing that is there.'
                : 'Nothing is imported yet. What is signed is kept for good: it can’t be undone, only revoked with its device.'}
            </p>
            {chosen.map((each) => (
              <File key={each.token} file={each} />
            ))}
          </>
        )}
      </div>
    </Page>
  )
}

function File({ file }: { readonly file: ChosenBallot }) {
  const { name, ballot, failure, taken } = file
  const devices = useDevices(taken ?? -1)?.devices ?? []
  const device = devices.find((each) => each.device === ballot?.device)
  return (
    <section className={styles['file']} aria-label={name}>
      <h2>{name}</h2>
      {failure !== undefined && (
        <p role="alert" className={styles['problem']}>
          Not imported{failure.place === undefined ? '' : `, ${failure.place}`}: {failure.message}
        </p>
      )}
      {ballot !== undefined && (
        <>
          <p>
            <strong>{(device?.standing === 'admitted' ? device.person : ballot.person) || 'Nobody named'}</strong>
            {device?.standing === 'admitted' ? ', whose device somebody has vouched for' : ', as the file says of itself'}
            {ballot.deviceName !== '' && `, on the device “${ballot.deviceName}”`}
          </p>
          <p>
            Key: <SixWords words={ballot.words} />
          </p>
          <Votes
            file={file}
            person={device?.standing === 'admitted' ? device.person : ballot.person}
            waits={isUnvouched(device?.standing ?? ballot.standing)}
          />
          {device?.standing === 'admitted' && endsAside(ballot) && <p>{asideWords(ballot.aside.length)}</p>}
          {taken !== undefined && (
            <p role="status">
              <strong>{taken === 0 ? 'All of it was here already.' : `Imported ${countText(taken, 'signed entry', 'signed entries')}.`}</strong>
              {device?.standing === 'waiting' && ` ${taken === 1 ? 'It counts' : 'They count'} once somebody vouches for the device.`}
              {device?.standing === 'mismatched' &&
                ' Nothing of it counts: somebody has vouched for the device with a key that is not its own. Vouch for it again.'}
              {device?.standing === 'revoked' && ' The device is revoked: what it signs does not count.'}
            </p>
          )}
          {taken !== undefined && device !== undefined && isUnvouched(device.standing) && <Vouch device={device} />}
        </>
      )}
    </section>
  )
}

/** Whether its last entry does not count: what came before may have been said anew by it. */
const endsAside = ({ lines, aside }: BallotPreview): boolean => aside.length > 0 && aside.at(-1)?.hash === lines.at(-1)?.hash

function Vouch({ device }: { readonly device: Parameters<typeof VouchForm>[0]['device'] }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <VouchForm device={device} onDone={() => setOpen(false)} />
  return (
    <div>
      <Button kind="primary" onClick={() => setOpen(true)}>
        Vouch for the device of {device.person || 'nobody named'}
      </Button>
    </div>
  )
}

function Votes({ file, person, waits }: { readonly file: ChosenBallot; readonly person: string; readonly waits: boolean }) {
  const roots = useAppSelector(rootRecords)
  const { ballot } = file
  if (ballot === undefined) return null
  const aside = new Map(ballot.aside.map((each) => [each.hash, each] as const))
  const by = { device: ballot.device, publicKey: ballot.publicKey, person, waits, aside: new Set(aside.keys()) }
  const votes = previewBallot(roots, by, entriesOf(ballot.lines), sha256)
  if (votes.length === 0) return <p className={styles['quiet']}>It holds no vote: the device asks to join.</p>
  return <PreviewTable votes={votes} waits={waits} aside={aside} known={ballot.known} label={`Votes in ${file.name}`} />
}
