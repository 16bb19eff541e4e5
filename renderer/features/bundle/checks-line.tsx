import { IconCheck, IconX } from '@tabler/icons-react'
import type { BundleVerdict } from '#shared/ipc/shapes'
import styles from './bundle.module.css'

/** What was checked, each with a tick or a cross; a cross says how much. */
export function ChecksLine({ verdict: { verdict, checks } }: { readonly verdict: BundleVerdict }) {
  if (checks.length === 0) return null
  // An unknown key is no damage.
  const tone = styles[verdict === 'untrusted' ? 'warns' : 'fails']
  return (
    <ul className={styles['checks']} aria-label="Checks">
      {checks.map(({ name, holds, detail }) => (
        <li key={name} className={holds ? undefined : tone} title={detail}>
          {holds ? <IconCheck size={16} stroke={1.5} aria-label="holds" /> : <IconX size={16} stroke={2} aria-label="fails" />}
          {holds && name !== 'Signatures' ? name : `${name}, ${detail}`}
        </li>
      ))}
    </ul>
  )
}
