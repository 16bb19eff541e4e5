import { useEffect, useRef, useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import { withProgress } from '#app/jobs'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { ask } from '#data/bridge'
import { newId } from '#data/identity'
import { run, runAll } from '#data/run'
import { selectViews } from '#data/select'
import { store, useAppSelector } from '#data/store'
import type { ImportCounts, ImportPlan } from '#shared/exchange/table/import-drafts'
import type { PreviewHead, TableHead } from '#shared/exchange/table/import-session'
import type { Choices } from '#shared/exchange/table/preview'
import { savedChoices, saveMapping } from '#shared/exchange/table/saved-mapping'
import type { Failure } from '#shared/model/result'
import { onDropped, takeWaiting } from './dropped-file'
import { existingNow } from './existing'
import { type ImportClient, importClient } from './import-client'
import { roomOfSubject } from './import-words'
import { type PlanImporting, usePlanImport } from './use-plan-import'

/** A table that was read, with what is chosen about it and what an import would do. Nothing of it is in the workspace. */
export interface OpenTable {
  readonly name: string
  /** The file that was chosen, to be read again with other headers. */
  readonly file: string
  readonly head: TableHead
  readonly choices: Choices
  readonly preview: PreviewHead
  /** What an import would do; undefined as long as a question is open. */
  readonly counts: ImportCounts | undefined
  /** The name of the saved mapping that was taken over. */
  readonly savedAs: string
}

export type ImportState =
  | { readonly step: 'choose'; readonly refused: string }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'plan' }
  | { readonly step: 'look'; readonly table: OpenTable; readonly isBusy: boolean; readonly refused: string }

export interface Import {
  readonly state: ImportState
  readonly chooseFile: () => void
  readonly choose: (choices: Choices) => void
  /** Reads the file again with its headers in this line. */
  readonly takeHeaders: (line: number) => void
  readonly importNow: () => void
  readonly keepMapping: (name: string) => Promise<string | undefined>
  /** The deployment plan that a project or a runbook would be. */
  readonly importing: PlanImporting
}

/** What all parts of an import did together: each names its own place among them. */
const summaryOf = ({ drafts: [first] }: ImportPlan): string => (first?.summary ?? '').replace(/ \(part \d+ of \d+\)$/, '')

/** One import from the file dialog to the confirmed drafts. Leaving the room ends its worker, and keeps nothing. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ step: 'choose', refused: '' })
  const zone = useZone()
  const site = useAppSelector((held) => selectViews('workspace')(held)[0]?.zone) || zone
  const client = useRef<ImportClient>(undefined)
  /** Only the answer to the latest question is shown. */
  const latest = useRef(0)
  useEffect(() => () => client.current?.end(), [])
  const importing = usePlanImport(client, site)

  const refuse = ({ message }: Failure): void => setState({ step: 'choose', refused: message })
  const surroundings = { zone: site, today: Temporal.Now.plainDateISO(site).toString() }

  const chooseFile = async (): Promise<void> => {
    const chosen = await ask('dialog:open', { purpose: 'table' })
    if (!chosen.ok) return refuse(chosen.failure)
    const { file } = chosen.value
    if (file === undefined) return
    await readFile(file.token, file.name)
  }

  const readDropped = (): void => {
    const file = takeWaiting()
    if (file !== undefined) void readFile(file.token, file.name)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reads with does not change while the room is open
  useEffect(() => {
    readDropped()
    return onDropped(readDropped)
  }, [])

  const readFile = async (token: string, name: string, headerLine?: number, sheet?: number): Promise<void> => {
    setState({ step: 'reading', name })
    const read = await withProgress(`Read ${name}`, (job) => ask('import:read', { file: token, job, ...(headerLine === undefined ? {} : { headerLine }) }))
    if (!read.ok) return refuse(read.failure)
    client.current?.end()
    client.current = importClient()
    const head = await client.current.open(read.value.table)
    if (!head.ok) return refuse(head.failure)
    importing.close()
    if (!('sheets' in head.value)) {
      const refused = await importing.open(name)
      return setState(refused === undefined ? { step: 'plan' } : { step: 'choose', refused })
    }
    const guessed = await client.current.preview(sheet === undefined ? {} : { sheet }, surroundings)
    if (!guessed.ok) return refuse(guessed.failure)
    const mappings = selectViews('import-mapping')(store.getState())
    const saved = savedChoices(mappings, guessed.value)
    const savedAs = saved === undefined ? '' : (mappings.find(({ headers }) => headers === guessed.value.signature)?.name ?? '')
    const choices = { ...saved, ...(sheet === undefined ? {} : { sheet }) }
    await look({ name, file: token, head: head.value, choices, preview: guessed.value, counts: undefined, savedAs })
  }

  /** Previews and counts with these choices, and shows the answer unless a later question has overtaken it. */
  const look = async (table: OpenTable): Promise<void> => {
    latest.current += 1
    const mine = latest.current
    setState({ step: 'look', table, isBusy: true, refused: '' })
    const preview = await client.current?.preview(table.choices, surroundings)
    if (preview === undefined || latest.current !== mine) return
    if (!preview.ok) return refuse(preview.failure)
    const isOpen = preview.value.questions.some(({ optional }) => !optional)
    const isPlan = preview.value.subject === 'tasks'
    const refusedPlan = isPlan && !isOpen ? await importing.open(table.name) : undefined
    const counts = isOpen || isPlan ? undefined : await client.current?.count(existingNow(), table.name)
    if (latest.current !== mine) return
    const shown = { ...table, preview: preview.value, counts: counts?.ok ? counts.value : undefined }
    setState({ step: 'look', table: shown, isBusy: false, refused: refusedPlan ?? (counts === undefined || counts.ok ? '' : counts.failure.message) })
  }

  const importNow = async (): Promise<void> => {
    if (state.step !== 'look' || state.table.counts === undefined) return
    const { table } = state
    setState({ ...state, isBusy: true })
    const plan = await client.current?.plan(existingNow(), table.name)
    if (plan === undefined) return
    const written = plan.ok ? await runAll(plan.value.drafts, { toast: true, summary: summaryOf(plan.value) }) : plan
    if (!written.ok) return setState({ ...state, isBusy: false, refused: written.failure.message })
    go(roomOfSubject[table.preview.subject ?? 'releases'])
  }

  return {
    state,
    importing,
    chooseFile: () => void chooseFile(),
    choose: (choices) => {
      if (state.step === 'look') void look({ ...state.table, choices })
    },
    takeHeaders: (line) => {
      if (state.step === 'look') void readFile(state.table.file, state.table.name, line, state.table.preview.sheet)
    },
    importNow: () => void importNow(),
    keepMapping: async (name) => {
      if (state.step !== 'look') return undefined
      const kept = await run(saveMapping(selectViews('import-mapping')(store.getState()), state.table.preview, name, newId))
      if (!kept.ok) return kept.failure.message
      setState({ ...state, table: { ...state.table, savedAs: name } })
      return undefined
    },
  }
}
