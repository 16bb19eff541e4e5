import { type FormEvent, useId, useState } from 'react'
import { Button } from '#app/controls/button'
import { compareText } from '#app/format'
import { savePerson } from '#app/preferences'
import { toast } from '#app/toast'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { samePerson } from '#shared/cab/people'
import styles from './ballot.module.css'

/** Who the meetings of the open pack ask, members and those in their place. */
export function useAsked(): readonly string[] {
  const members = useAppSelector(selectViews('meeting-member'))
  return [...new Set(members.flatMap(({ voting, person, delegate }) => (voting ? [person, delegate] : [])))].filter((name) => name !== '').sort(compareText)
}

/** Whom of those who are asked this computer is used by: only a vote under the name that the meeting has can count. */
export function WhoVotes({ person, asked }: { readonly person: string; readonly asked: readonly string[] }) {
  const id = useId()
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (chosen === '') return setProblem('Choose your name first.')
    const saved = await savePerson({ name: chosen, jobTitle: '' })
    if (!saved.ok) toast(saved.failure.message)
  }
  return (
    <form className={styles['who']} aria-label="Who votes here" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>
        {person === '' ? 'Who are you?' : `This computer is used by ${person}, whom the meeting does not ask. If it names you otherwise, you are`}
      </label>
      <select
        id={id}
        value={chosen}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setChosen(event.currentTarget.value)
          setProblem('')
        }}
      >
        <option value="">Choose your name</option>
        {asked.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <Button type="submit">{chosen === '' ? 'Vote under this name' : `Vote as ${chosen}`}</Button>
      <span id={`${id}-problem`} role="alert" className={styles['problem']}>
        {problem}
      </span>
    </form>
  )
}

export const isAmong = (names: readonly string[], person: string): boolean => names.some((name) => samePerson(name, person))
