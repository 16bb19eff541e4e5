import { Page } from '#app/controls/page'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { PortfolioGantt } from './portfolio-gantt'

/** The releases and their phases over time. */
export function GanttRoom() {
  const zone = useZone()
  return (
    <Page title="Gantt">
      <PortfolioGantt zone={zone} onOpenRelease={(id) => go('release', { id })} />
    </Page>
  )
}
