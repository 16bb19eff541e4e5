import { IconPlus, IconShieldCheck, IconStack2, IconTableImport } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { perform } from '#app/actions'
import { makeWorkspace } from '#app/boot'
import { Keys } from '#app/controls/keys'
import { Page } from '#app/controls/page'
import { Tabs } from '#app/controls/tabs'
import { savePerson, selectPerson, useSettings, useZone } from '#app/preferences'
import { rooms } from '#app/rooms'
import { useAppSelector } from '#data/store'
import type { PersonOfDevice } from '#shared/ipc/shapes'
import { type Failure, ok, type Result } from '#shared/model/result'
import { ExampleRelease } from './example-release'
import { FirstRelease } from './first-release'
import styles from './start.module.css'
import { WhoAmI } from './who-am-i'

interface Way {
  readonly id: 'sample' | 'import' | 'bundle' | 'release'
  readonly letter: string
  readonly title: string
  readonly words: string
  readonly icon: ReactNode
  /** Whether something is written at once, so that the person's name is needed first. */
  readonly writes: boolean
}

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

/** A way stands here when its room works. */
const ways: readonly Way[] = [
  {
    id: 'sample',
    letter: 'S',
    title: 'Look around in a sample portfolio',
    words: 'A made-up bank with its releases, in its own workspace. Remove it whenever you like.',
    icon: <IconStack2 {...icon} />,
    writes: true,
  },
  {
    id: 'import',
    letter: 'I',
    title: 'Import a table of releases or changes',
    words: 'CSV or Excel, as exported by most service desks. You see every row before it is kept.',
    icon: <IconTableImport {...icon} />,
    writes: true,
  },
  {
    id: 'bundle',
    letter: 'O',
    title: 'Open a bundle',
    words: 'Read-only, beside your workspace. Shows first whether it was altered.',
    icon: <IconShieldCheck {...icon} />,
    writes: false,
  },
  {
    id: 'release',
    letter: 'N',
    title: 'Start with one release',
    words: 'Name, version and target date are enough.',
    icon: <IconPlus {...icon} />,
    writes: true,
  },
]

const works = ({ id }: Way): boolean => {
  if (id === 'import') return rooms.some((room) => room.id === 'import')
  if (id === 'bundle') return rooms.some((room) => room.id === 'evidence')
  return true
}

/** The empty portfolio: what belongs here, an example in hairlines, and the ways in. No wizard. */
export function Start() {
  const person = useAppSelector(selectPerson)
  const { singleKeys } = useSettings()
  const zone = useZone()
  const kind = useAppSelector(({ workspace }) => workspace.open?.kind)
  const [chosen, setChosen] = useState<Way['id']>()
  const [refused, setRefused] = useState('')
  const [isBusy, setBusy] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const offered = ways.filter(works)

  useEffect(() => list.current?.querySelector('button')?.focus({ preventScroll: true }), [])

  const follow = async (way: Way): Promise<void> => {
    setBusy(true)
    const result = await begin(way.id, kind === 'own', zone)
    setBusy(false)
    setRefused(result.ok ? '' : result.failure.message)
  }
  const choose = (way: Way): void => {
    setRefused('')
    if (way.id === 'release' || (way.writes && person === undefined)) setChosen((before) => (before === way.id ? undefined : way.id))
    else void follow(way)
  }
  const introduced = async (way: Way, who: PersonOfDevice): Promise<void> => {
    const saved = await savePerson(who)
    if (saved.ok) await follow(way)
    else setRefused(saved.failure.message)
  }

  useEffect(() => {
    if (!singleKeys) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
      const way = ways.filter(works).find(({ letter }) => letter === event.key.toUpperCase())
      if (way === undefined) return
      event.preventDefault()
      list.current?.querySelector<HTMLElement>(`[data-way='${way.id}']`)?.click()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [singleKeys])

  return (
    <Page title="Portfolio" tabs={<Tabs label="Views" tabs={[{ id: 'all', label: 'All releases' }]} chosen="all" onChoose={() => undefined} />}>
      <div className={styles['start']}>
        <h2>No releases yet</h2>
        <p>
          A release is what goes out together: its changes, its risks, and the plan that brings it into production. Everything stays on this computer; each edit
          is saved and signed as you make it.
        </p>
        <ExampleRelease />
        <ul className={styles['ways']} ref={list}>
          {offered.map((way) => (
            <li key={way.id} className={styles['way']}>
              <button
                type="button"
                className={styles['choice']}
                data-way={way.id}
                aria-expanded={way.id === 'release' || (way.writes && person === undefined) ? chosen === way.id : undefined}
                onClick={() => choose(way)}
              >
                <span className={styles['icon']}>{way.icon}</span>
                <span className={styles['words']}>
                  <strong>{way.title}</strong>
                  <span className={styles['under']}>{way.words}</span>
                </span>
                {singleKeys && <Keys keys={way.letter} />}
              </button>
              {chosen === way.id && way.id !== 'release' && <WhoAmI busy={isBusy} words={way.title} onKnown={(who) => void introduced(way, who)} />}
              {chosen === way.id && way.id === 'release' && <FirstRelease person={person} zone={zone} needsWorkspace={kind !== 'own'} />}
            </li>
          ))}
        </ul>
        {isBusy && <p role="status">One moment. The portfolio is being written.</p>}
        {refused !== '' && (
          <p role="alert" className={styles['refused']}>
            {refused}
          </p>
        )}
      </div>
    </Page>
  )
}

async function begin(way: Way['id'], hasWorkspace: boolean, zone: string): Promise<Result<unknown, Failure>> {
  if (way === 'sample') return makeWorkspace('sample', 'Norhaven Bank', zone)
  if (way === 'bundle') {
    perform('open-bundle')
    return ok({})
  }
  const made = hasWorkspace ? ok({}) : await makeWorkspace('empty', 'My workspace', zone)
  if (made.ok) perform('import')
  return made
}
