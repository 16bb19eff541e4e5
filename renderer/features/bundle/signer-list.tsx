import { IconCheck, IconQuestionMark } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { confirm } from '#app/controls/confirm'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { spokenKey } from '#shared/log/device-id'
import styles from './bundle.module.css'
import { trustKey } from './bundle-actions'

/** Whose keys signed what is in the bundle. A key is trusted once its owner has read it out, and then for all bundles. */
export function SignerList({ verdict: { signers, verdict } }: { readonly verdict: BundleVerdict }) {
  const mayTrust = verdict === 'intact' || verdict === 'untrusted'
  const trust = async (device: string, person: string): Promise<void> => {
    const detail = `From then on bundles signed with it count as intact on this computer. Have ${person === '' ? 'its owner' : person} read the key out first: whoever made the bundle sees it here.`
    if (await confirm({ title: `Trust the key ${spokenKey(device)}?`, detail, yes: 'Trust this key' })) await trustKey(device)
  }
  return (
    <section aria-label="Signed by" className={styles['block']}>
      <div className={styles['blockHead']}>
        <h2>Signed by</h2>
      </div>
      <table className={styles['table']} aria-label="Keys">
        <thead>
          <tr>
            <th>Person, as the log says</th>
            <th>Key</th>
            <th>Trust</th>
            <th>
              <span className={styles['hidden']}>What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {signers.map(({ device, person, trusted }) => (
            <tr key={device}>
              <td>{person}</td>
              <td>
                <code>{spokenKey(device)}</code>
              </td>
              <td>
                <span className={trusted ? styles['trusted'] : styles['stranger']}>
                  {trusted ? <IconCheck size={16} stroke={1.5} aria-hidden /> : <IconQuestionMark size={16} stroke={1.5} aria-hidden />}
                  {trusted ? 'trusted' : 'not trusted yet'}
                </span>
              </td>
              <td className={styles['number']}>{!trusted && mayTrust && <Button onClick={() => void trust(device, person)}>Trust this key</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
