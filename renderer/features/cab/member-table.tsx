import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { CheckField, kept, NewField, type RecordColumn, RecordTable, TextField } from '#features/fields'
import { usePeople } from '#features/release'
import { addMember, editMember, removeMember } from '#shared/commands/cab/meeting'
import type { Fields } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import type { Meeting, MeetingMember } from '#shared/model/board'
import styles from './cab.module.css'

/** Who is asked to a meeting: what they speak for, whether they vote, and who votes in their place. */
export function MemberTable({ meeting, members }: { readonly meeting: Meeting; readonly members: readonly MeetingMember[] }) {
  const roots = useAppSelector(rootRecords)
  const people = usePeople()
  const keep = (member: MeetingMember, patch: Fields<'meeting-member'>) => kept(editMember(roots, meeting, member, patch))
  const nameOf = ({ person }: MeetingMember): string => person || 'member'
  const columns: readonly RecordColumn<MeetingMember>[] = [
    {
      id: 'person',
      head: 'Person',
      cell: (member) => (
        <TextField
          place="cell"
          label={`Name of ${nameOf(member)}`}
          value={member.person}
          commit={(person) => keep(member, { person: person.trim() })}
          suggestions={people}
        />
      ),
    },
    {
      id: 'role',
      head: 'Speaks for',
      width: 180,
      cell: (member) => (
        <TextField place="cell" label={`What ${nameOf(member)} speaks for`} value={member.role} commit={(role) => keep(member, { role: role.trim() })} />
      ),
    },
    {
      id: 'voting',
      head: 'Votes',
      width: 64,
      cell: (member) => <CheckField place="cell" label={`${nameOf(member)} votes`} value={member.voting} commit={(voting) => keep(member, { voting })} />,
    },
    {
      id: 'delegate',
      head: 'In their place',
      width: 200,
      cell: (member) => (
        <TextField
          place="cell"
          label={`Delegate of ${nameOf(member)}`}
          value={member.delegate}
          commit={(delegate) => keep(member, { delegate: delegate.trim() })}
          suggestions={people}
        />
      ),
    },
  ]
  return (
    <>
      {members.length === 0 && (
        <p className={styles['quiet']}>No members yet. Who is a member votes, or advises without a vote; a delegate votes where the member does not.</p>
      )}
      {members.length > 0 && (
        <RecordTable
          label="Members"
          columns={columns}
          rows={members}
          nameOf={nameOf}
          onRemove={(member) => void run(removeMember(roots, meeting, member), { toast: true })}
          onMove={({ id }, direction) => void run(reorder('meeting-member', id, direction, members, orderBetween))}
        />
      )}
      <NewField
        label="New member"
        make={(person) =>
          kept(
            addMember(roots, meeting, {
              id: newId(),
              person,
              role: '',
              voting: true,
              delegate: '',
              order: orderBetween(members.at(-1)?.order ?? '', ''),
            }),
          )
        }
      />
    </>
  )
}
