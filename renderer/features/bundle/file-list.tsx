import { IconCheck, IconX } from '@tabler/icons-react'
import { bytesText } from '#app/format'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { shortHash } from '#shared/model/content-hash'
import styles from './bundle.module.css'
import { isSerious } from './verdict-words'

/** The files of the archive with their checksums, and which of them something was found about. */
export function FileList({ verdict: { contents, files, findings, verdict } }: { readonly verdict: BundleVerdict }) {
  const faulty = new Set(findings.filter(({ code }) => isSerious(code)).map(({ path }) => path.replace(/, line \d+$/, '')))
  const isJudged = verdict !== 'damaged' && verdict !== 'not-a-bundle'
  return (
    <section aria-label="Files" className={styles['block']}>
      <table className={styles['table']} aria-label="Files">
        <thead>
          <tr>
            <th>File</th>
            <th className={styles['number']}>Size</th>
            <th>SHA-256</th>
            <th>As signed</th>
          </tr>
        </thead>
        <tbody>
          {contents.map(({ name, size, sha256 }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td className={styles['number']}>{bytesText(size)}</td>
              <td>
                <code title={sha256}>{sha256 === '' ? '' : shortHash(sha256)}</code>
              </td>
              <td>{isJudged && (faulty.has(name) ? <Mark holds={false} /> : <Mark holds />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {files > contents.length && <p className={styles['none']}>{files - contents.length} more files are not listed.</p>}
    </section>
  )
}

function Mark({ holds }: { readonly holds: boolean }) {
  return holds ? (
    <IconCheck size={16} stroke={1.5} aria-label="yes" />
  ) : (
    <span className={styles['fails']}>
      <IconX size={16} stroke={2} aria-hidden /> no
    </span>
  )
}
