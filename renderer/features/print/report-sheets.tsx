import type { PrintedHeading } from '#shared/print/head'
import type { ReportBody } from '#shared/print/report-body'
import { CalendarSheets } from './calendar-sheets'
import { ConflictsSection } from './conflicts-section'
import { Contents } from './contents'
import { Facts } from './facts'
import { Heading } from './heading'
import { Heads } from './heads'
import { LevelLegend, RiskMatrix } from './risk-matrix'
import { RiskPages } from './risk-pages'
import { Text } from './text'

type Block = ReportBody['lead'][number]

/** A report: title, facts, contents, its sections, then months and the risk register where it has them. */
export function ReportSheets({ body, headings }: { readonly body: ReportBody; readonly headings: readonly PrintedHeading[] }) {
  const { title, lead, sections, months, risks } = body
  return (
    <>
      <div>
        <Heading level={1}>
          <Text>{title}</Text>
        </Heading>
        {lead.map((block, at) => (
          <Shown key={at} block={block} level={2} />
        ))}
        <Contents headings={headings} />
      </div>
      {sections.map((section, at) => (
        <section key={at} className={section.wide === true ? 'wide' : section.page ? undefined : 'follows'}>
          <Heading level={2}>
            <Text>{section.title}</Text>
          </Heading>
          {section.blocks.map((block, place) => (
            <Shown key={place} block={block} level={3} />
          ))}
        </section>
      ))}
      {months.map((month) => (
        <CalendarSheets key={month.month} body={month} level={2} />
      ))}
      {risks !== undefined && (
        <section className="wide">
          <RiskPages
            level={2}
            title="Risks of the releases"
            filter={risks.filter}
            risks={risks.risks}
            actions={risks.actions}
            workspace={risks.workspace}
            zone={risks.zone}
          />
        </section>
      )}
    </>
  )
}

/** What somebody has typed can stand in a head too: the title of a change above its plan. */
function BlockHead({ of, level }: { readonly of: string; readonly level: 2 | 3 }) {
  if (of === '') return null
  return (
    <Heading level={level} isPart>
      <Text>{of}</Text>
    </Heading>
  )
}

/** A number of anybody's making can be longer than a page is wide. */
const longestTight = 20

/** A block is its place: nothing on paper moves. */
function Shown({ block, level }: { readonly block: Block; readonly level: 2 | 3 }) {
  switch (block.block) {
    case 'facts':
      return <Facts inPairs={block.inPairs} rows={block.rows.map(([name, value]) => [name, value === '' ? '' : <Text key={name}>{value}</Text>] as const)} />
    case 'text':
      return (
        <>
          <BlockHead of={block.head} level={level} />
          <p className={block.quiet ? 'quiet' : undefined}>
            <Text>{block.text}</Text>
          </p>
        </>
      )
    case 'list':
      return (
        <>
          <BlockHead of={block.head} level={level} />
          <ul>
            {block.items.map((item, at) => (
              <li key={at}>
                <Text>{item}</Text>
              </li>
            ))}
          </ul>
        </>
      )
    case 'table':
      // Heads above nothing ask where the rest is.
      if (block.rows.length === 0) return null
      return (
        <table>
          <Heads of={block.heads} />
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column} className={column === 0 && block.tight === true && cell.length <= longestTight ? 'tight' : undefined}>
                    {column === 0 ? <b>{<Text>{cell}</Text>}</b> : <Text>{cell}</Text>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'conflicts':
      return <ConflictsSection level={level} part={block.head} conflicts={block.conflicts} none={block.none} />
    case 'matrices':
      return (
        <>
          <div className="matrices">
            {block.matrices.map(({ title, entries }) => (
              <RiskMatrix key={title} title={title} entries={entries} noun={block.noun} workspace={block.workspace} />
            ))}
          </div>
          <LevelLegend workspace={block.workspace} />
        </>
      )
  }
}
