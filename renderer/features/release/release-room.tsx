import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { Tabs } from '#app/controls/tabs'
import { useZone } from '#app/preferences'
import type { RoomProps } from '#app/rooms'
import { adjust, go } from '#app/router'
import { selectRoot, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { DeploymentPlan } from '#features/deployment-plan'
import { printPlan } from '#features/print'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { Asked } from './asked'
import { AskedStrip } from './asked-strip'
import { DocumentsTab } from './documents-tab'
import { HistoryTab } from './history-tab'
import { MovesAndMore } from './moves-and-more'
import { NewReleasePage } from './new-release-page'
import { OverviewTab } from './overview-tab'
import { PhasesTab } from './phases-tab'
import { isReleaseTab, type ReleaseTab, releaseTabs } from './places'
import styles from './release.module.css'
import { ReleaseMarks } from './release-marks'
import { RisksTab } from './risks-tab'
import { ScopeTab } from './scope-tab'

/** The page of one release (`id`, `tab`), or of one to be made (`id` is `new`). */
export function ReleaseRoom({ params: { id = '', tab } }: RoomProps) {
  const record = useAppSelector(selectRoot(`release/${id}`))
  const release = viewsOf(record, 'release').find((one) => one.id === id)
  if (id === 'new') return <NewReleasePage />
  if (record === undefined || release === undefined) return <NoRelease />
  return <ReleasePage key={id} record={record} release={release} tab={isReleaseTab(tab) ? tab : 'overview'} />
}

function NoRelease() {
  return (
    <Page title="Release">
      <EmptyState title="This release isn't here" actions={<Button onClick={() => go('portfolio')}>Go to the portfolio</Button>}>
        It was removed, or it belongs to another workspace. Undo brings back what was removed here.
      </EmptyState>
    </Page>
  )
}

interface ReleasePageProps {
  readonly record: RootRecord
  readonly release: Release
  readonly tab: ReleaseTab
}

function ReleasePage({ record, release, tab }: ReleasePageProps) {
  const [asked, setAsked] = useState<Asked>()
  const print = (): void => void printPlan(release.id)
  useCommand('print', print)
  return (
    <Page
      title={releaseName(release)}
      beside={<ReleaseMarks record={record} release={release} />}
      actions={
        <>
          <Button icon={<IconPrinter size={16} stroke={1.5} aria-hidden />} onClick={print}>
            Print plan
          </Button>
          <MovesAndMore record={record} release={release} onAsk={setAsked} />
        </>
      }
      tabs={
        <>
          <Tabs
            label="Release"
            tabs={releaseTabs.map((id) => ({ id, label: tabLabel(id, record) }))}
            chosen={tab}
            onChoose={(id) => adjust({ tab: id })}
            panel="release-tab"
          />
          {asked !== undefined && <AskedStrip record={record} release={release} asked={asked} onClose={() => setAsked(undefined)} />}
        </>
      }
    >
      <div
        id="release-tab"
        role="tabpanel"
        aria-label={tabWords[tab]}
        className={styles[tab === 'plan' ? 'filled' : 'panel']}
        tabIndex={tab === 'history' ? 0 : -1}
      >
        <ReleaseTabContent record={record} release={release} tab={tab} />
      </div>
    </Page>
  )
}

function ReleaseTabContent({ record, release, tab }: ReleasePageProps) {
  const zone = useZone()
  switch (tab) {
    case 'overview':
      return <OverviewTab record={record} release={release} />
    case 'scope':
      return <ScopeTab record={record} release={release} />
    case 'phases':
      return <PhasesTab record={record} release={release} />
    case 'plan':
      return <DeploymentPlan releaseId={release.id} zone={zone} />
    case 'risks':
      return <RisksTab record={record} release={release} />
    case 'documents':
      return <DocumentsTab record={record} release={release} />
    case 'history':
      return <HistoryTab about={`release/${release.id}`} record={record} />
  }
}

const tabWords: Readonly<Record<ReleaseTab, string>> = {
  overview: 'Overview',
  scope: 'Scope',
  phases: 'Phases and gates',
  plan: 'Deployment plan',
  risks: 'Risks',
  documents: 'Documents',
  history: 'History',
}

/** The words, with the count of what the tab holds where there is any. */
function tabLabel(tab: ReleaseTab, record: RootRecord): string {
  const count = {
    overview: 0,
    scope: viewsOf(record, 'release-change').length,
    phases: 0,
    plan: 0,
    risks: viewsOf(record, 'risk').length,
    documents: viewsOf(record, 'note').length + viewsOf(record, 'attachment').length,
    history: 0,
  }[tab]
  return count === 0 ? tabWords[tab] : `${tabWords[tab]} ${count}`
}
