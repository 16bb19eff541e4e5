import { useEffect } from 'react'
import { ask } from '#data/bridge'
import { type Reverted, redo, undo } from '#data/run'
import { store } from '#data/store'
import type { Failure, Result } from '#shared/model/result'
import { takeCommand } from './actions'
import { countText } from './format'
import { saveSettings } from './preferences'
import { rooms } from './rooms'
import { back, forward, go, selectPlace } from './router'
import { toast } from './toast'

/** The commands that are taken wherever one is. Rooms take those of their own (`useCommand`). */
export function StandingCommands() {
  useEffect(() => {
    const taken = [
      ...rooms.map(({ id }) => takeCommand(`go-${id}`, () => go(id))),
      ...rooms.flatMap(({ id }) => (id === 'settings' || id === 'import' ? [takeCommand(id, () => go(id))] : [])),
      ...(rooms.some(({ id }) => id === 'help')
        ? [
            takeCommand('help', () => go('help')),
            takeCommand('help-keys', () => go('help', { section: 'keys' })),
            takeCommand('about', () => go('help', { section: 'about' })),
          ]
        : []),
      takeCommand('people', () => go('settings', { section: 'people' })),
      takeCommand(
        'import-ballots',
        () => void import('#features/ballot').then(async ({ chooseBallots }) => (await chooseBallots()) && go('cab', { view: 'ballots' })),
      ),
      takeCommand('go-back', back),
      takeCommand('go-forward', forward),
      takeCommand('undo', () => void undo().then(say)),
      takeCommand('redo', () => void redo().then(say)),
      takeCommand('new-release', () => go('release', { id: 'new' })),
      takeCommand('plan-pdf', (file) => void import('#features/print').then(({ printSamplePlan }) => printSamplePlan(file))),
      takeCommand('new-window', () => void ask('window:open', { room: selectPlace(store.getState()).room })),
      ...(['system', 'light', 'dark', 'contrast'] as const).map((theme) => takeCommand(`theme-${theme}`, () => void saveSettings({ theme }))),
    ]
    return () => {
      for (const leave of taken) leave()
    }
  }, [])
  return null
}

/** What an undo left alone is told; that it happened is told by the toast of the saved entry. */
function say(result: Result<Reverted, Failure>): void {
  if (!result.ok) toast(result.failure.message)
  else if (result.value.leftAlone > 0) {
    toast(`${result.value.summary}: ${countText(result.value.leftAlone, 'field')} left as somebody has changed them since.`)
  }
}
