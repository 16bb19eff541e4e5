import './page.css'
import './tokens.css'
import { useEffect, useState } from 'react'
import { ask } from '#data/bridge'
import { redo, undo } from '#data/run'
import { selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { DeploymentPlan } from '#features/deployment-plan'
import { PortfolioGantt } from '#features/gantt'
import styles from './app.module.css'
import { begin } from './boot'

type Place = { readonly room: 'portfolio' | 'gantt' } | { readonly room: 'release'; readonly id: string }

export function App() {
  const [place, go] = useState<Place>({ room: 'portfolio' })
  const { status, open, undo: done } = useAppSelector((state) => state.workspace)
  const zone = useZone()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTextField(event.target)) return
      event.preventDefault()
      void (event.shiftKey ? redo() : undo())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (status !== 'ready') return <main className={styles['content']}>{status === 'closed' ? <Start /> : <h1>Opening the workspace</h1>}</main>
  return (
    <div className={styles['shell']}>
      <header className={styles['title']}>
        <b>{open?.name}</b>
        <button type="button" disabled={done.length === 0} onClick={() => void undo()}>
          Undo {done.at(-1)?.summary}
        </button>
        <button type="button" onClick={() => void redo()}>
          Redo
        </button>
      </header>
      <nav className={styles['rooms']} aria-label="Rooms">
        {(['portfolio', 'gantt'] as const).map((room) => (
          <button key={room} type="button" aria-current={place.room === room ? 'page' : undefined} onClick={() => go({ room })}>
            {room === 'portfolio' ? 'Portfolio' : 'Gantt'}
          </button>
        ))}
      </nav>
      <main className={styles['content']}>
        {place.room === 'portfolio' && <Portfolio onOpen={(id) => go({ room: 'release', id })} />}
        {place.room === 'gantt' && (
          <>
            <h1>Gantt</h1>
            <PortfolioGantt zone={zone} onOpenRelease={(id) => go({ room: 'release', id })} />
          </>
        )}
        {place.room === 'release' && (
          <>
            <ReleaseHead id={place.id} />
            <DeploymentPlan releaseId={place.id} zone={zone} />
          </>
        )}
      </main>
    </div>
  )
}

/** The zone in which dates are shown: the chosen one, else the system's. */
function useZone(): string {
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone)
  useEffect(() => {
    void ask('settings:read', {}).then((answer) => {
      if (answer.ok && answer.value.settings.zone !== '') setZone(answer.value.settings.zone)
    })
  }, [])
  return zone
}

const isTextField = (target: EventTarget | null): boolean => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

function ReleaseHead({ id }: { readonly id: string }) {
  const release = useAppSelector(selectRootView('release', id))
  return (
    <>
      <h1>
        {release?.name} {release?.version}
      </h1>
      <div role="tablist" aria-label="Release">
        <button type="button" role="tab" aria-selected>
          Deployment plan
        </button>
      </div>
    </>
  )
}

function Start() {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const start = (from: 'sample' | 'empty') => void begin(name, from).then((message) => setProblem(message ?? ''))
  return (
    <>
      <h1>No releases yet</h1>
      <p>A release is what goes out together: its changes, its risks, and the plan that brings it into production.</p>
      <label>
        Your name <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <p>
        <button type="button" onClick={() => start('sample')}>
          Look around in a sample portfolio
        </button>{' '}
        <button type="button" onClick={() => start('empty')}>
          Start empty
        </button>
      </p>
      {problem !== '' && <p role="alert">{problem}</p>}
    </>
  )
}

function Portfolio({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const releases = useAppSelector(selectViews('release'))
  return (
    <>
      <h1>Portfolio</h1>
      <table>
        <thead>
          <tr>
            <th>Release</th>
            <th>Type</th>
            <th>State</th>
            <th>Target</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ id, name, version, type, state, target }) => (
            <tr key={id}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(id)}>
                  {name} {version}
                </button>
              </td>
              <td>{type}</td>
              <td>{state}</td>
              <td>{target}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
