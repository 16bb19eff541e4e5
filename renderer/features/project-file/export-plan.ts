import { countText } from '#app/format'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { selectViews, viewsOf } from '#data/select'
import { store } from '#data/store'
import { inTreeOrder } from '#shared/commands/task-tree'
import { writeMspdi } from '#shared/exchange/project/mspdi/write-mspdi'
import type { Loss } from '#shared/exchange/project/project'
import { releaseName } from '#shared/model/release-name'
import { planStart, schedulePlan } from '#shared/schedule/schedule-plan'

/** Writes the deployment plan of a release as MS Project's XML, to where the person says, with the times it has here. */
export async function exportPlan(id: string, zone: string): Promise<void> {
  const state = store.getState()
  const root = state.workspace.roots[`release/${id}`]
  const [release] = viewsOf(root, 'release')
  const plans = viewsOf(root, 'plan')
  const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
  if (release === undefined || plan === undefined) return toast('This release has no deployment plan. Nothing was exported.')
  const name = releaseName(release)
  const chosen = await ask('dialog:save', { purpose: 'project-xml', name: name.replaceAll(' ', '-') })
  if (!chosen.ok) return toast(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const tasks = inTreeOrder(viewsOf(root, 'task').filter((task) => task.plan === plan.id))
  const links = viewsOf(root, 'link').filter((link) => link.plan === plan.id)
  const baselines = viewsOf(root, 'baseline').filter((baseline) => baseline.plan === plan.id)
  const calendars = selectViews('working-calendar')(state)
  const ownZone = plan.zone || zone
  const schedule = schedulePlan(plan, tasks, links, ownZone, 0, { calendars })
  const isDated = planStart(plan, ownZone) !== undefined
  const written = writeMspdi({ plan, tasks, links, baselines, calendars, zone, ...(isDated ? { times: schedule.times } : {}) })
  const answer = await ask('text:export', { file: file.token, text: written.xml })
  if (!answer.ok) return toast(answer.failure.message)
  toast(`Exported the plan of ${name} as ${file.name}: ${countText(tasks.length, 'task')}, ${countText(links.length, 'link')}.${lossWords(written.losses)}`)
}

const lossWords = (losses: readonly Loss[]): string => losses.map(({ message }) => ` ${message}`).join('')
