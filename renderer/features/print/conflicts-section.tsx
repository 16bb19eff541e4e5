import type { PrintedConflict } from '#shared/print/printed-conflict'
import { Heading } from './heading'
import { Text } from './text'

interface ConflictsSectionProps {
  readonly conflicts: readonly PrintedConflict[]
  readonly level: 1 | 2 | 3
  /** What it is called where it is a part of something else. */
  readonly part?: string
  /** What is said where there are none. */
  readonly none: string
}

/** Each conflict with both sides, what was computed, the rule that decided, and who let it stand. */
export function ConflictsSection({ conflicts, level, part, none }: ConflictsSectionProps) {
  return (
    <section className="follows">
      <Heading level={level} isPart={part !== undefined}>
        {part ?? 'Conflicts'}
      </Heading>
      {conflicts.length === 0 && <p className="quiet">{none}</p>}
      {conflicts.length > 0 && (
        <table className="conflicts">
          <thead>
            <tr>
              <th scope="col">Conflict</th>
              <th scope="col">Why</th>
              <th scope="col">Rule</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ key, severity, title, sentence, lines, rule, standing }) => (
              <tr key={key}>
                <td>
                  <b>{title}</b>, {severity}
                  <br />
                  <Text>{sentence}</Text>
                </td>
                <td>
                  {lines.map((line) => (
                    <div key={line}>
                      <Text>{line}</Text>
                    </div>
                  ))}
                </td>
                <td>
                  {rule}
                  {standing !== '' && (
                    <div>
                      <Text>{standing}</Text>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
