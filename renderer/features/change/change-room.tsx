import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { State } from '#app/controls/state-mark'
import { Tabs } from '#app/controls/tabs'
import type { RoomProps } from '#app/rooms'
import { adjust, go } from '#app/router'
import { approvalIn } from '#data/approvals'
import { run } from '#data/run'
import { rootRecords, selectRoot, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { RiskTab } from '#features/change-risk'
import { HistoryTab, HoldStrip, RefusedStrip } from '#features/release'
import { hold } from '#shared/commands/hold'
import { moveChange } from '#shared/commands/move-change'
import type { RootRecord } from '#shared/log/apply'
import type { Change } from '#shared/model/change'
import type { Asked } from './asked'
import styles from './change.module.css'
import { changeFacts, missingFor, movesOf } from './change-facts'
import { ChangeMoves } from './change-moves'
import { type ChangeTab, changeTabs, guardPlaces, isChangeTab } from './change-places'
import { ChangeTasks } from './change-tasks'
import { changeName } from './change-words'
import { FactsTab } from './facts-tab'

/** The page of one change: `id`, `tab`. */
export function ChangeRoom({ params: { id = '', tab } }: RoomProps) {
  const record = useAppSelector(selectRoot(`change/${id}`))
  const change = viewsOf(record, 'change').find((one) => one.id === id)
  if (record === undefined || change === undefined) {
    return (
      <Page title="Change">
        <EmptyState title="This change isn't here" actions={<Button onClick={() => go('portfolio')}>Go to the portfolio</Button>}>
          It was removed, or it belongs to another workspace. Undo brings back what was removed here.
        </EmptyState>
      </Page>
    )
  }
  return <ChangePage key={id} record={record} change={change} tab={isChangeTab(tab) ? tab : 'facts'} />
}

interface ChangePageProps {
  readonly record: RootRecord
  readonly change: Change
  readonly tab: ChangeTab
}

function ChangePage({ record, change, tab }: ChangePageProps) {
  const [asked, setAsked] = useState<Asked>()
  const tasks = viewsOf(record, 'change-task')
  const { conditions } = useAppSelector((state) => approvalIn(rootRecords(state), `change/${change.id}`))
  const count = tasks.length + conditions.length
  const words: Readonly<Record<ChangeTab, string>> = {
    facts: 'Facts and plans',
    risk: 'Risk',
    tasks: count === 0 ? 'Tasks' : `Tasks ${count}`,
    history: 'History',
  }
  return (
    <Page
      title={changeName(change)}
      beside={
        <span className={styles['marks']}>
          <State state={change.state} />
          {change.onHold.held && (
            <span title={change.onHold.reason}>
              <State state="on-hold" />
            </span>
          )}
          {change.type === 'emergency' && <Chip tone="danger">Emergency</Chip>}
        </span>
      }
      actions={<ChangeMoves record={record} change={change} onAsk={setAsked} />}
      tabs={
        <>
          <Tabs
            label="Change"
            tabs={changeTabs.map((id) => ({ id, label: words[id] }))}
            chosen={tab}
            onChoose={(id) => adjust({ tab: id })}
            panel="change-tab"
          />
          {asked !== undefined && <AskedStrip asked={asked} record={record} change={change} onClose={() => setAsked(undefined)} />}
        </>
      }
    >
      <div id="change-tab" role="tabpanel" aria-label={words[tab]} className={styles['panel']} tabIndex={tab === 'history' ? 0 : -1}>
        {tab === 'facts' && <FactsTab record={record} change={change} />}
        {tab === 'risk' && <RiskTab change={change} />}
        {tab === 'tasks' && <ChangeTasks change={change} tasks={tasks} conditions={conditions} />}
        {tab === 'history' && <HistoryTab about={`change/${change.id}`} record={record} />}
      </div>
    </Page>
  )
}

interface AskedStripProps {
  readonly asked: Asked
  readonly record: RootRecord
  readonly change: Change
  readonly onClose: () => void
}

function AskedStrip({ asked, record, change, onClose }: AskedStripProps) {
  const roots = useAppSelector(rootRecords)
  if (asked.kind === 'hold') return <HoldStrip hold={(reason) => hold('change', change, reason)} onClose={onClose} />
  const facts = changeFacts(roots, record, change)
  const { forward, others } = movesOf(facts)
  const move = [...forward, ...others].find(({ to }) => to === asked.to)
  if (move === undefined) return null
  const moveNow = async (): Promise<void> => {
    const moved = await run(moveChange(facts, asked.to), { toast: true })
    if (moved.ok) onClose()
  }
  return <RefusedStrip words={move.words} missing={missingFor(facts, asked.to)} places={guardPlaces} onMove={() => void moveNow()} onClose={onClose} />
}
