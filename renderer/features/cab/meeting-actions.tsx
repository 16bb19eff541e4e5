import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { go } from '#app/router'
import { toast } from '#app/toast'
import { useCanEdit } from '#app/use-can-edit'
import { run } from '#data/run'
import { chooseBallots, exportPack } from '#features/ballot'
import { printReport } from '#features/print'
import { beginMeeting } from '#shared/commands/cab/meeting'
import { instant } from '#shared/model/when'
import type { MeetingPage } from './agenda-rows'
import { agendaDocument, minutesDocument } from './printed-meeting'

/** The head's buttons: what is done with a meeting, and in the menu what is wanted more seldom. */
export function MeetingActions({ page: { meeting, rows }, onCancel }: { readonly page: MeetingPage; readonly onCancel: () => void }) {
  const canEdit = useCanEdit()
  const isOpen = meeting.state === 'pending' || meeting.state === 'in-progress'
  const begin = async (): Promise<void> => {
    const begun = await run(beginMeeting(meeting, instant(Date.now())), { toast: true })
    if (!begun.ok) toast(begun.failure.message)
  }
  const makePack = (): Promise<void> => exportPack(meeting, () => agendaDocument(meeting.id))
  const print = async (purpose: 'agenda-pdf' | 'minutes-pdf'): Promise<void> => {
    const document = purpose === 'agenda-pdf' ? agendaDocument(meeting.id) : await minutesDocument(meeting.id)
    if (document.ok) await printReport(purpose, document.value)
    else toast(document.failure.message)
  }
  const importBallots = async (): Promise<void> => {
    if (await chooseBallots()) go('cab', { meeting: meeting.id, view: 'ballots' })
  }
  useCommand('export-pack', canEdit ? () => void makePack() : undefined)
  useCommand('import-ballots', canEdit ? () => void importBallots() : undefined)
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button aria-haspopup="menu">
            Meeting
            <IconChevronDown size={16} stroke={1.5} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => go('cab', { view: 'meetings' })}>All meetings</Menu.Item>
          <Menu.Item onClick={() => go('schedule-of-change')}>Schedule of change</Menu.Item>
          <Menu.Item onClick={() => go('cab', { meeting: meeting.id, view: 'set-up' })}>Members and rule</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void print('agenda-pdf')}>Export the agenda as PDF</Menu.Item>
          <Menu.Item onClick={() => void print('minutes-pdf')}>Export the minutes as PDF</Menu.Item>
          {canEdit && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => void makePack()}>Pack for members</Menu.Item>
              <Menu.Item onClick={() => void importBallots()}>Import ballots</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={() => go('cab', { view: 'new', from: meeting.id })}>Plan the next like this one</Menu.Item>
              {meeting.state === 'complete' && <Menu.Item onClick={() => void begin()}>Go on with the meeting</Menu.Item>}
              {isOpen && <Menu.Item onClick={onCancel}>Cancel the meeting</Menu.Item>}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {canEdit && isOpen && rows.some(({ isDecided }) => !isDecided) && <Button onClick={() => void importBallots()}>Import ballots</Button>}
      {canEdit && meeting.state === 'pending' && rows.length > 0 && <Button onClick={() => void begin()}>Start the meeting</Button>}
    </>
  )
}
