import { Page } from '#app/controls/page'
import { Tabs } from '#app/controls/tabs'
import { adjust, usePlace } from '#app/router'
import { useAppSelector } from '#data/store'
import { PeopleSettings } from '#features/people'
import { AssessmentSettings } from './assessment-settings'
import { CalendarSettings } from './calendar-settings'
import { DataSettings } from './data-settings'
import { GeneralSettings } from './general-settings'
import { RiskSettings } from './risk-settings'
import styles from './settings.module.css'

const sections = [
  { id: 'general', label: 'You and this window' },
  { id: 'risks', label: 'Risk matrix' },
  { id: 'change-risk', label: 'Risk of changes' },
  { id: 'calendars', label: 'Working calendars' },
  { id: 'people', label: 'People and devices' },
  { id: 'data', label: 'Data and workspaces' },
] as const

/** What belongs to this installation, to the open workspace, and where it all lies. */
export function SettingsRoom() {
  const asked = usePlace().params['section']
  const section = sections.find(({ id }) => id === asked)?.id ?? 'general'
  const workspace = useAppSelector((state) => state.workspace.open?.id)
  return (
    <Page title="Settings" tabs={<Tabs label="Settings" tabs={sections} chosen={section} onChoose={(id) => adjust({ section: id })} />}>
      <div className={`${styles['page']} ${section === 'people' ? styles['wide'] : ''}`}>
        {section === 'general' && <GeneralSettings />}
        {section === 'risks' && <RiskSettings />}
        {section === 'change-risk' && <AssessmentSettings />}
        {section === 'calendars' && <CalendarSettings key={workspace} />}
        {section === 'people' && <PeopleSettings key={workspace} />}
        {section === 'data' && <DataSettings key={workspace} />}
      </div>
    </Page>
  )
}
