import { type RefObject, useRef, useState } from 'react'
import { go } from '#app/router'
import { runAll } from '#data/run'
import { rootRecords, selectViews, viewsOf } from '#data/select'
import { store } from '#data/store'
import { inTreeOrder } from '#shared/commands/task-tree'
import type { HeldPlan } from '#shared/exchange/project/merge-plan'
import type { PlanChoices } from '#shared/exchange/project/plan-choices'
import type { PlanTarget, PlanWay } from '#shared/exchange/project/plan-drafts'
import type { PlanPreview } from '#shared/exchange/project/plan-preview'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { ImportClient } from './import-client'

/** A release that a plan may go into. */
export interface PlanPlace {
  readonly id: string
  readonly name: string
  readonly hasPlan: boolean
}

/** A plan as it would come in, with what is chosen about it. Nothing of it is in the workspace. */
export interface OpenPlan {
  readonly fileName: string
  readonly choices: PlanChoices
  /** The release's id, '' for a new one of this name. */
  readonly release: string
  readonly newName: string
  /** What becomes of the plan that the release has; asked where it has one. */
  readonly way: PlanWay | undefined
  readonly preview: PlanPreview
  readonly isBusy: boolean
  readonly refused: string
}

export interface PlanImporting {
  readonly plan: OpenPlan | undefined
  readonly places: readonly PlanPlace[]
  /** The plan that the chosen release has. */
  readonly held: HeldPlan | undefined
  /** Previews what the worker holds as a plan. */
  readonly open: (fileName: string) => Promise<string | undefined>
  readonly close: () => void
  readonly choose: (choices: PlanChoices) => void
  readonly chooseRelease: (id: string) => void
  readonly nameRelease: (name: string) => void
  readonly chooseWay: (way: PlanWay) => void
  readonly importNow: () => void
}

/** The part of an import that makes a deployment plan. `usualZone` is taken where neither file nor person names one. */
export function usePlanImport(client: RefObject<ImportClient | undefined>, usualZone: string): PlanImporting {
  const [plan, setPlan] = useState<OpenPlan>()
  const latest = useRef(0)

  const look = async (fileName: string, choices: PlanChoices, before: OpenPlan | undefined): Promise<string | undefined> => {
    latest.current += 1
    const mine = latest.current
    if (before !== undefined) setPlan({ ...before, choices, isBusy: true })
    const preview = await client.current?.previewPlan(choices, usualZone, fileName)
    if (preview === undefined || latest.current !== mine) return undefined
    if (!preview.ok) {
      setPlan(undefined)
      return preview.failure.message
    }
    setPlan({
      release: before?.release ?? '',
      newName: before?.newName ?? preview.value.title,
      way: before?.way,
      fileName,
      choices,
      preview: preview.value,
      isBusy: false,
      refused: '',
    })
    return undefined
  }

  const importNow = async (): Promise<void> => {
    const target = plan === undefined ? undefined : targetOf(plan)
    if (plan === undefined || target === undefined) return
    setPlan({ ...plan, isBusy: true })
    const { fileName, choices } = plan
    const calendars = selectViews('working-calendar')(store.getState())
    const made = await client.current?.planInto(choices, { usualZone, fileName, target, calendars })
    if (made === undefined) return
    const written = made.ok ? await runAll(made.value.drafts, { toast: true, summary: made.value.summary }) : made
    if (!written.ok) return setPlan({ ...plan, isBusy: false, refused: written.failure.message })
    if (made.ok) go('release', { id: made.value.release, tab: 'plan' })
  }

  return {
    plan,
    places: plan === undefined ? [] : placesNow(),
    held: plan === undefined || plan.release === '' ? undefined : heldPlan(plan.release),
    open: (fileName) => look(fileName, plan?.fileName === fileName ? plan.choices : {}, plan?.fileName === fileName ? plan : undefined),
    close: () => {
      latest.current += 1
      setPlan(undefined)
    },
    choose: (choices) => {
      if (plan !== undefined) void look(plan.fileName, choices, plan)
    },
    chooseRelease: (release) => setPlan((held) => held && { ...held, release, way: undefined, refused: '' }),
    chooseWay: (way) => setPlan((held) => held && { ...held, way, refused: '' }),
    nameRelease: (newName) => setPlan((held) => held && { ...held, newName, refused: '' }),
    importNow: () => void importNow(),
  }
}

/** The plan that a release deploys by, with all that is its own. */
function heldPlan(release: string): HeldPlan | undefined {
  const record = rootRecords(store.getState())[`release/${release}`]
  const plans = viewsOf(record, 'plan')
  const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
  if (plan === undefined) return undefined
  const own = <T extends { readonly plan: string }>(views: readonly T[]): readonly T[] => views.filter((view) => view.plan === plan.id)
  return { plan, tasks: inTreeOrder(own(viewsOf(record, 'task'))), links: own(viewsOf(record, 'link')), baselines: own(viewsOf(record, 'baseline')) }
}

/** Releases that are not over, those without a plan first. */
function placesNow(): PlanPlace[] {
  const planned = new Set(selectViews('plan')(store.getState()).map(({ of }) => of))
  return selectViews('release')(store.getState())
    .filter(({ state }) => state !== 'closed' && state !== 'cancelled')
    .map((release): PlanPlace => ({ id: release.id, name: releaseName(release), hasPlan: planned.has(`release/${release.id}`) }))
    .sort((a, b) => Number(a.hasPlan) - Number(b.hasPlan) || a.name.localeCompare(b.name, 'en'))
}

function targetOf({ release, newName, way }: OpenPlan): PlanTarget | undefined {
  if (release === '') return { kind: 'new-release', name: newName }
  const held: Release | undefined = selectViews('release')(store.getState()).find(({ id }) => id === release)
  if (held === undefined) return undefined
  const there = heldPlan(release)
  return { kind: 'release', release: held, ...(there === undefined ? {} : { held: there }), ...(way === undefined ? {} : { way }) }
}
