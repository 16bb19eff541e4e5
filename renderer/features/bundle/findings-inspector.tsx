import { IconInfoCircle, IconShieldX } from '@tabler/icons-react'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { countText } from '#app/format'
import { toggleInspector } from '#app/inspector-slot'
import type { BundleVerdict } from '#shared/ipc/shapes'
import styles from './bundle.module.css'
import { isSerious, verdictMeaning } from './verdict-words'

/** What was found, in plain words, what it means, and how to check the bundle without Slipway. */
export function FindingsInspector({ verdict }: { readonly verdict: BundleVerdict }) {
  const { findings } = verdict
  const serious = findings.filter(({ code }) => isSerious(code)).length
  const counts = [...(serious > 0 ? [`${serious} serious`] : []), ...(findings.length > serious ? [countText(findings.length - serious, 'note')] : [])]
  return (
    <Inspector title="Findings" under={counts.length === 0 ? 'none' : counts.join(', ')} onClose={toggleInspector}>
      <ul className={styles['findings']} aria-label="Findings">
        {findings.map(({ code, path, expected, found, message }, at) => (
          <li key={`${code} ${path} ${at}`}>
            {isSerious(code) ? (
              <IconShieldX size={16} stroke={1.5} className={styles['serious']} aria-label="serious" />
            ) : (
              <IconInfoCircle size={16} stroke={1.5} className={styles['note']} aria-label="note" />
            )}
            <div>
              <p>{message}</p>
              {path !== '' && <code>{path}</code>}
              {expected !== undefined && (
                <p className={styles['was']}>
                  Expected <code>{shortened(expected)}</code>
                  {found === undefined ? '' : ', found '}
                  {found !== undefined && <code>{shortened(found)}</code>}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <InspectorSection title="What this means">
        <p>{verdictMeaning(verdict)}</p>
      </InspectorSection>
      {verdict.verdict !== 'not-a-bundle' && (
        <InspectorSection title="Check it without Slipway">
          <WithoutSlipway verdict={verdict} />
        </InspectorSection>
      )}
    </Inspector>
  )
}

/** Checksums are compared by their ends; texts are shown as they are. */
const shortened = (value: string): string => (/^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 4)} ${value.slice(4, 8)} … ${value.slice(-4)}` : value)

const mostFailures = 3

/** Two programs that every system has; what the second one says of this file. */
function WithoutSlipway({ verdict: { file, findings } }: { readonly verdict: BundleVerdict }) {
  const failed = [...new Set(findings.flatMap(({ code, path }) => (code === 'checksum' ? [path] : [])))].slice(0, mostFailures)
  return (
    <pre className={styles['commands']}>
      {[`unzip ${quoted(file)}`, 'cd slipway-bundle', 'sha256sum -c manifest-sha256.txt'].join('\n')}
      {failed.map((path) => (
        <span key={path} className={styles['failure']}>{`\n${path}: FAILED`}</span>
      ))}
    </pre>
  )
}

const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`)
