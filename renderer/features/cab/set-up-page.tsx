import { Button } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { ChoiceField, type Commit, kept, TextField, WhenField } from '#features/fields'
import { usePeople } from '#features/release'
import { editMeeting } from '#shared/commands/cab/meeting'
import type { Fields } from '#shared/commands/edit'
import type { Meeting } from '#shared/model/board'
import { durationText, parseDuration } from '#shared/schedule/duration-text'
import type { MeetingPage } from './agenda-rows'
import styles from './cab.module.css'
import { MemberTable } from './member-table'
import { kindChoices, meetingName, ruleChoices, stateWords } from './words'

/** What a meeting is, who is asked to it, and by which rule it decides; edited in place. */
export function SetUpPage({ page }: { readonly page: MeetingPage }) {
  const zone = useZone()
  const now = useMinute()
  const roots = useAppSelector(rootRecords)
  const people = usePeople()
  const { meeting, members } = page
  const keep =
    <F extends keyof Fields<'meeting'>>(field: F): Commit<Meeting[F]> =>
    (value) =>
      kept(editMeeting(roots, meeting, { [field]: typeof value === 'string' ? value.trim() : value }))
  const voting = members.filter((member) => member.voting).length
  const majority = Math.floor(voting / 2) + 1
  const roles = [...new Set(members.map(({ role }) => role))].filter((role) => role !== '')
  return (
    <Page
      title={meetingName(meeting, zone, now)}
      beside={`${stateWords[meeting.state]}, members and rule`}
      actions={
        <Button kind="primary" onClick={() => go('cab', { meeting: meeting.id })}>
          Go to the agenda
        </Button>
      }
    >
      <div className={styles['setUp']}>
        <section className={styles['part']} aria-labelledby="meeting-facts">
          <h2 id="meeting-facts">Meeting</h2>
          <TextField label="Title" value={meeting.title} commit={keep('title')} />
          <ChoiceField label="Board" value={meeting.kind} choices={kindChoices} commit={keep('kind')} />
          <WhenField label="Start" value={meeting.start} commit={keep('start')} wanted="instant" />
          <WhenField label="End" value={meeting.end} commit={keep('end')} wanted="instant" />
          <TextField label="Place" value={meeting.location} commit={keep('location')} />
          <TextField
            label="Time per item"
            value={durationText(meeting.minutesPerItem)}
            commit={async (text) => {
              const minutes = parseDuration(text)
              return minutes === undefined ? 'Write 5 min or 0:10.' : keep('minutesPerItem')(minutes)
            }}
          />
        </section>
        <section className={styles['part']} aria-labelledby="meeting-rule">
          <h2 id="meeting-rule">Rule</h2>
          <TextField
            label="Chair"
            value={meeting.chair}
            commit={keep('chair')}
            suggestions={[...new Set([...members.map(({ person }) => person), ...people])]}
          />
          <ChoiceField
            label="Decides by"
            value={meeting.rule}
            choices={ruleChoices}
            commit={keep('rule')}
            hint="Votes for other content than the present one never count."
          />
          {meeting.rule === 'veto' && (
            <TextField
              label="Veto of"
              value={meeting.vetoRole}
              commit={keep('vetoRole')}
              suggestions={roles}
              hint="A role of a member below, such as security."
            />
          )}
          <TextField
            label="Quorum"
            value={meeting.quorum === 0 ? '' : String(meeting.quorum)}
            empty={`${majority}, more than half of ${voting}`}
            commit={async (text) => {
              const quorum = text.trim() === '' ? 0 : Number(text)
              return Number.isInteger(quorum) && quorum >= 0 ? keep('quorum')(quorum) : 'Write a whole number of votes, or nothing for more than half.'
            }}
            hint="Valid votes that a decision needs, abstentions counted."
          />
        </section>
        <section className={styles['wide']} aria-labelledby="meeting-members">
          <h2 id="meeting-members">Members</h2>
          <MemberTable meeting={meeting} members={members} />
        </section>
      </div>
    </Page>
  )
}
