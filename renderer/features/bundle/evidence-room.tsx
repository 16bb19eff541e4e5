import { useEffect } from 'react'
import { Page } from '#app/controls/page'
import { Tabs } from '#app/controls/tabs'
import { countText, instantText, measureText } from '#app/format'
import { useZone } from '#app/preferences'
import type { RoomProps } from '#app/rooms'
import { adjust } from '#app/router'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import type { BundleVerdict } from '#shared/ipc/shapes'
import styles from './bundle.module.css'
import { readVerdict, verifyAgain } from './bundle-actions'
import { selectBundle } from './bundle-slice'
import { BundledPortfolio } from './bundled-portfolio'
import { BundledRelease } from './bundled-release'
import { ChecksLine } from './checks-line'
import { FileList } from './file-list'
import { FindingsInspector } from './findings-inspector'
import { SignerList } from './signer-list'
import { VerdictBanner } from './verdict-banner'

/** The first room of an opened bundle: the verdict, what was checked and found, who signed, which files. */
export function EvidenceRoom({ params: { tab = 'evidence' } }: RoomProps) {
  const { verdict, token, verifiedAt, took } = useAppSelector(selectBundle)
  const zone = useZone()
  useEffect(() => {
    if (verdict === undefined) void readVerdict()
  }, [verdict])
  if (verdict === undefined) return <Page title="Evidence">{null}</Page>
  return (
    <div className={styles['room']}>
      <div className={styles['top']} data-area="page-head" tabIndex={-1}>
        <VerdictBanner verdict={verdict} onVerifyAgain={token === '' ? undefined : () => void verifyAgain()} />
        <ChecksLine verdict={verdict} />
        {verifiedAt > 0 && (
          <p className={styles['beside']}>
            Verified {instantText(verifiedAt, zone)}, in {measureText(took / 1000, 's')}
          </p>
        )}
      </div>
      <Tabs
        label="Bundle"
        tabs={[
          { id: 'evidence', label: 'Evidence' },
          { id: 'files', label: `Files ${verdict.files}` },
        ]}
        chosen={tab}
        onChoose={(id) => adjust({ tab: id })}
        panel="bundle-tab"
      />
      <div id="bundle-tab" role="tabpanel" aria-label={tab === 'files' ? 'Files' : 'Evidence'} className={styles['panel']} data-area="content" tabIndex={-1}>
        {tab === 'files' ? <FileList verdict={verdict} /> : <Evidence verdict={verdict} />}
      </div>
      <FindingsInspector verdict={verdict} />
    </div>
  )
}

function Evidence({ verdict }: { readonly verdict: BundleVerdict }) {
  // A bundle of one release holds that one alone.
  const isPortfolio = useAppSelector((state) => selectViews('release')(state).length !== 1)
  if (verdict.release === '') return <p className={styles['none']}>{countText(verdict.files, 'file')} could be read. No release can be shown from this file.</p>
  return (
    <>
      {verdict.verdict === 'untrusted' && <SignerList verdict={verdict} />}
      {isPortfolio ? <BundledPortfolio verdict={verdict} /> : <BundledRelease verdict={verdict} />}
      {verdict.verdict !== 'untrusted' && <SignerList verdict={verdict} />}
    </>
  )
}
