import { IconSignature } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/controls/button'
import { selectPerson } from '#app/preferences'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import { SixWords } from '#features/people'
import styles from './ballot.module.css'
import { saveBallot } from './pack-actions'

/** Over the agenda of an open pack: how a vote gets back, and the words by which this computer is known. */
export function BallotStrip() {
  const pack = useAppSelector(({ workspace }) => workspace.open?.pack)
  const person = useAppSelector(selectPerson)?.name ?? ''
  const [words, setWords] = useState<readonly string[]>([])
  useEffect(() => {
    void ask('trust:own-key', {}).then((answer) => answer.ok && setWords(answer.value.words))
  }, [])
  if (pack === undefined || pack.closed !== '') return null
  return (
    <section className={styles['strip']} aria-label="Your ballot">
      <p>
        Vote on each item, then save your ballot and send the file to whoever sent you the pack. When they ask whose computer this is, read out:{' '}
        <SixWords words={words} />
      </p>
      <Button kind="primary" icon={<IconSignature size={16} stroke={1.5} aria-hidden />} onClick={() => void saveBallot(person)}>
        Save my ballot
      </Button>
    </section>
  )
}
