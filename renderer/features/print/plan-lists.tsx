import { bytesText, countText, instantText, rangeText, whenText } from '#app/format'
import type { PlanBody } from '#shared/print/plan-body'
import { Heading } from './heading'
import { Heads } from './heads'
import { PrintedMarkdown } from './printed-markdown'
import { Text } from './text'
import { valueWords } from './words'

interface SectionProps {
  readonly body: PlanBody
}

export function DatesSection({ body: { milestones, risks, zone } }: SectionProps) {
  return (
    // Behind lying pages it begins a standing one anyway.
    <section className={risks.length === 0 ? 'follows' : undefined}>
      <Heading level={2}>Key dates</Heading>
      {milestones.length === 0 ? (
        <p>No key date is planned.</p>
      ) : (
        <table>
          <Heads of={['When', 'What', 'Kind', 'Owner']} />
          <tbody>
            {milestones.map(({ id, title, kind, start, end, owner, asWritten }) => (
              <tr key={id}>
                <td className="tight">
                  {(end === '' ? whenText(start, zone, { weekday: true }) : rangeText(start, end, zone, { weekday: true })) || <Text>{asWritten}</Text>}
                </td>
                <td>
                  <Text>{title}</Text>
                </td>
                <td>{valueWords(kind)}</td>
                <td>
                  <Text>{owner}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function StakeholdersSection({ body: { stakeholders } }: SectionProps) {
  return (
    <section className="follows">
      <Heading level={2}>Stakeholders</Heading>
      {stakeholders.length === 0 ? (
        <p>No stakeholder is named.</p>
      ) : (
        <table>
          <Heads of={['Name', 'Group', 'Part', 'Mail']} />
          <tbody>
            {stakeholders.map(({ id, name, group, raci, email }) => (
              <tr key={id}>
                <td>
                  <Text>{name}</Text>
                </td>
                <td>
                  <Text>{group}</Text>
                </td>
                <td>{valueWords(raci)}</td>
                <td>
                  <Text>{email}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function DocumentsSection({ body: { attachments, notes } }: SectionProps) {
  return (
    <section className="follows">
      <Heading level={2}>Documents</Heading>
      {attachments.length === 0 && notes.length === 0 && <p>No document is attached.</p>}
      {attachments.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="number">
                Size
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {attachments.map(({ id, name, note, size, sha256 }) => (
              <tr key={id}>
                <td>
                  <Text>{name}</Text>
                  {note !== '' && (
                    <>
                      <br />
                      <Text>{note}</Text>
                    </>
                  )}
                </td>
                <td className="number tight">{bytesText(size)}</td>
                <td>
                  <code className="small hash">{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {notes.map(({ id, title, text }) => (
        <div key={id}>
          <Heading level={3}>
            <Text>{title || 'Note'}</Text>
          </Heading>
          <PrintedMarkdown text={text} />
        </div>
      ))}
    </section>
  )
}

export function HistorySection({ body: { history, zone } }: SectionProps) {
  const { rows, inAll } = history
  return (
    <section className="follows">
      <Heading level={2}>History</Heading>
      <p>
        {rows.length < inAll ? `The newest ${rows.length} of ${countText(inAll, 'recorded command')}` : `${countText(inAll, 'recorded command')}`}, newest
        first. The audit trail holds all of them with what each field was before.
      </p>
      {rows.length > 0 && (
        <table>
          <Heads of={['When', 'Who', 'What']} />
          <tbody>
            {rows.map(({ at, who, summary }, place) => (
              <tr key={`${at} ${inAll - place}`}>
                <td className="tight">{instantText(Date.parse(at), zone)}</td>
                <td>
                  <Text>{who}</Text>
                </td>
                <td>
                  <Text>{summary}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Room for those who answer for it to sign on paper; the signatures that count are in the log. */
export function SignaturesSection({ body: { stakeholders, release } }: SectionProps) {
  const signing = stakeholders.filter(({ raci }) => raci === 'accountable' || raci === 'responsible').map(({ name, group }) => ({ name, part: group }))
  const rows = signing.length > 0 ? signing : [{ name: release.owner, part: release.team }]
  return (
    <section className="follows signatures">
      <Heading level={2}>Signatures</Heading>
      <table>
        <Heads of={['Name', 'Part', 'Date', 'Signature']} />
        <tbody>
          {rows.map(({ name, part }) => (
            <tr key={name}>
              <td>
                <Text>{name}</Text>
              </td>
              <td>
                <Text>{part}</Text>
              </td>
              <td className="to-sign" />
              <td className="to-sign" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
