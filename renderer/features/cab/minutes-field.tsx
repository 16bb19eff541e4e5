import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#app/controls/button'
import styles from './minutes.module.css'

interface MinutesFieldProps {
  readonly label: string
  readonly saved: string
  /** Saves; what it answers is why it can't. */
  readonly save: (text: string) => Promise<string | undefined>
  readonly rows: number
}

/** So long, in milliseconds, after the last key the text is saved: short enough for a crash, long enough for a sentence. */
const pause = 900

/** Minutes that are saved as they are typed. It says whether what is seen is saved; somebody else's text is never overwritten unseen. */
export function MinutesField({ label, saved, save, rows }: MinutesFieldProps) {
  const id = useId()
  /** What is typed and not saved yet; undefined while the field shows what is saved. */
  const [typed, setTyped] = useState<string>()
  /** What was saved when the typing began. */
  const [base, setBase] = useState(saved)
  /** What is on its way to the journal. */
  const [sent, setSent] = useState<string>()
  const [hasSaved, setHasSaved] = useState(false)
  const [problem, setProblem] = useState('')
  const isDirty = typed !== undefined && typed !== saved
  const theirs = isDirty && saved !== base && saved !== sent ? saved : undefined
  const latest = useRef({ unsaved: '', isOurs: false, save })
  useEffect(() => {
    latest.current = { unsaved: typed ?? '', isOurs: isDirty && theirs === undefined && sent !== typed, save }
  })
  const keep = useCallback(async (text: string): Promise<void> => {
    setSent(text)
    const refused = await latest.current.save(text)
    setSent(undefined)
    setProblem(refused ?? '')
    if (refused !== undefined) return
    setHasSaved(true)
    setBase(text)
    setTyped((now) => (now === text ? undefined : now))
  }, [])
  useEffect(() => {
    if (!isDirty || theirs !== undefined || typed === undefined) return
    const timer = setTimeout(() => void keep(typed), pause)
    return () => clearTimeout(timer)
  }, [isDirty, theirs, typed, keep])
  // Whoever leaves the item before the pause is over has still written it.
  useEffect(
    () => () => {
      const { unsaved, isOurs, save: saveNow } = latest.current
      if (isOurs) void saveNow(unsaved)
    },
    [],
  )
  return (
    <div className={styles['field']}>
      <div className={styles['head']}>
        <label htmlFor={id}>{label}</label>
        <span className={styles['state']} role="status">
          {problem !== '' || theirs !== undefined ? 'Not saved' : isDirty ? 'Not saved yet' : hasSaved ? 'Saved' : ''}
        </span>
      </div>
      <textarea
        id={id}
        className={styles['area']}
        rows={rows}
        value={typed ?? saved}
        onChange={(event) => {
          if (typed === undefined) setBase(saved)
          setTyped(event.currentTarget.value)
          setProblem('')
        }}
        onBlur={() => {
          if (isDirty && theirs === undefined && typed !== undefined) void keep(typed)
        }}
      />
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {theirs !== undefined && typed !== undefined && (
        <div role="alert" className={styles['theirs']}>
          <span>Somebody else wrote here while you typed: “{theirs.slice(0, 200)}”</span>
          <Button onClick={() => void keep(typed)}>Keep mine</Button>
          <Button
            onClick={() => {
              setTyped(undefined)
              setBase(saved)
            }}
          >
            Take theirs
          </Button>
        </div>
      )}
    </div>
  )
}
