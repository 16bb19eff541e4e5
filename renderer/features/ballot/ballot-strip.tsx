import { IconSignature } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/controls/button'
import { selectPerson } from '#app/preferences'
import { ask } from '#data/bridge'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { SixWords } from '#features/people'
import { peopleOf } from '#shared/cab/people'
import styles from './ballot.module.css'
import { saveBallot } from './pack-actions'
import { isAmong, useAsked, WhoVotes } from './who-votes'

/** Over the agenda of an open pack: who votes, how a vote gets back, and the words by which this computer is known. */
export function BallotStrip() {
  const pack = useAppSelector(({ workspace }) => workspace.open?.pack)
  const roots = useAppSelector(rootRecords)
  const named = useAppSelector(selectPerson)?.name ?? ''
  const asked = useAsked()
  const [key, setKey] = useState<{ readonly device: string; readonly words: readonly string[] }>()
  useEffect(() => {
    void ask('trust:own-key', {}).then((answer) => answer.ok && setKey(answer.value))
  }, [])
  if (pack === undefined || pack.closed !== '' || key === undefined) return null
  const person = peopleOf(roots).personOf(key.device) || named
  return (
    <section className={styles['strip']} aria-label="Your ballot">
      {isAmong(asked, person) ? (
        <>
          <p>
            You vote as <strong>{person}</strong>. Vote on each item, then save your ballot and send the file to whoever sent you the pack. Changed your mind?
            Vote again and save again: the last one counts. When they ask whose computer this is, read out: <SixWords words={key.words} />
          </p>
          <Button kind="primary" icon={<IconSignature size={16} stroke={1.5} aria-hidden />} onClick={() => void saveBallot(person)}>
            Save my ballot
          </Button>
        </>
      ) : (
        <WhoVotes person={person} asked={asked} />
      )}
    </section>
  )
}
