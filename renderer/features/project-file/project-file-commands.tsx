import { useCommand } from '#app/actions'
import { useZone } from '#app/preferences'
import { usePlace } from '#app/router'
import { selectRoot, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { exportPlan } from './export-plan'

/** The commands of project files, taken where a release with a deployment plan is shown; a script may name another. */
export function ProjectFileCommands() {
  const { room, params } = usePlace()
  const zone = useZone()
  const id = room === 'release' && params['id'] !== 'new' ? (params['id'] ?? '') : ''
  const root = useAppSelector(selectRoot(`release/${id}`))
  const isPlanned = viewsOf(root, 'plan').length > 0
  useCommand('export-project', isPlanned ? (named) => void exportPlan(named === '' ? id : named, zone) : undefined)
  return null
}
