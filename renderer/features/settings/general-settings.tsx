import { useId, useMemo, useState } from 'react'
import { offsetText } from '#app/format'
import { savePerson, saveSettings, selectPerson, selectSystemZone, useSettings } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { useAppSelector } from '#data/store'
import type { Settings } from '#shared/ipc/shapes'
import { RadioSetting, SelectSetting, SettingGroup } from './setting'
import styles from './settings.module.css'

type Choices<K extends keyof Settings> = readonly { readonly value: Settings[K]; readonly label: string }[]

const themes: Choices<'theme'> = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
]
const densities: Choices<'density'> = [
  { value: 'compact', label: 'Compact' },
  { value: 'standard', label: 'Standard' },
  { value: 'roomy', label: 'Roomy' },
]
const papers: Choices<'paper'> = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
]
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map((label, at) => ({ value: String(at), label }))
/** The week begins with one of these wherever people work. */
const firstDays = days.filter(({ value }) => ['0', '1', '6'].includes(value))

/** What this installation's person chose; it is kept here, not in the workspace. */
export function GeneralSettings() {
  const settings = useSettings()
  const save = (changed: Partial<Settings>): void => void saveSettings(changed)
  return (
    <>
      <You />
      <SettingGroup title="Appearance">
        <RadioSetting label="Theme" value={settings.theme} choices={themes} onChoose={(theme) => save({ theme })} />
        <RadioSetting
          label="Density"
          value={settings.density}
          choices={densities}
          onChoose={(density) => save({ density })}
          hint="The height of rows in all tables and the Gantt"
        />
      </SettingGroup>
      <SettingGroup title="Dates">
        <Zone />
        <RadioSetting
          label="First day of the week"
          value={String(settings.firstDayOfWeek)}
          choices={firstDays}
          onChoose={(value) => save({ firstDayOfWeek: Number(value) })}
        />
      </SettingGroup>
      <SettingGroup title="Keys and paper">
        <SingleKeys isOn={settings.singleKeys} />
        <RadioSetting label="Paper" value={settings.paper} choices={papers} onChoose={(paper) => save({ paper })} hint="The size of pages in PDFs" />
      </SettingGroup>
    </>
  )
}

function You() {
  const person = useAppSelector(selectPerson)
  return (
    <SettingGroup title="You">
      <PersonField
        label="Name"
        field="name"
        hint="Every entry that you make from now on bears this name. Earlier ones keep theirs."
        key={`name ${person?.name}`}
      />
      <PersonField label="Role" field="jobTitle" hint="As others read it: Release manager, Operator" key={`role ${person?.jobTitle}`} />
    </SettingGroup>
  )
}

function PersonField({ label, field, hint }: { readonly label: string; readonly field: 'name' | 'jobTitle'; readonly hint: string }) {
  const id = useId()
  const person = useAppSelector(selectPerson) ?? { name: '', jobTitle: '' }
  const [typed, setTyped] = useState(person[field])
  const [problem, setProblem] = useState('')
  const leave = async (): Promise<void> => {
    const value = typed.trim()
    if (value === person[field]) return setProblem('')
    if (field === 'name' && value === '') return setProblem('Give a name: every entry bears its writer’s.')
    const saved = await savePerson({ ...person, [field]: value })
    setProblem(saved.ok ? '' : saved.failure.message)
  }
  return (
    <div className={styles['setting']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['value']}>
        <input
          id={id}
          className={styles['input']}
          value={typed}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void leave()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void leave()
          }}
        />
        {problem === '' ? (
          <p className={styles['hint']} id={`${id}-hint`}>
            {hint}
          </p>
        ) : (
          <p className={styles['problem']} id={`${id}-hint`} role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}

function Zone() {
  const { zone } = useSettings()
  const system = useAppSelector(selectSystemZone)
  const minute = useMinute()
  // Offsets change on the hour: four hundred zones need not be named each minute.
  const now = minute - (minute % 3_600_000)
  const choices = useMemo(() => {
    const all = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(zone === '' ? [] : [zone])])]
    const named = all.map((value) => ({ value, label: value === 'UTC' ? value : `${value.replaceAll('_', ' ')}, ${offsetText(now, value)}` }))
    return [{ value: '', label: `This computer: ${system}` }, ...named]
  }, [zone, system, now])
  return (
    <SelectSetting
      label="Time zone"
      value={zone}
      choices={choices}
      onChoose={(chosen) => void saveSettings({ zone: chosen })}
      hint="In which dates are shown and typed. What is recorded is the instant."
    />
  )
}

function SingleKeys({ isOn }: { readonly isOn: boolean }) {
  const id = useId()
  return (
    <div className={styles['setting']}>
      <label className={styles['label']} htmlFor={id}>
        Single letter keys
      </label>
      <div className={styles['value']}>
        <input
          type="checkbox"
          id={id}
          className={styles['check']}
          checked={isOn}
          onChange={(event) => void saveSettings({ singleKeys: event.currentTarget.checked })}
        />
        <p className={styles['hint']}>Letters alone act in the Gantt, the calendar, the risk matrix and while a plan is run</p>
      </div>
    </div>
  )
}
