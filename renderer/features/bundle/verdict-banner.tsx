import { IconFileBroken, IconFileOff, IconRefresh, IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { Button } from '#app/controls/button'
import { useZone } from '#app/preferences'
import type { BundleVerdict } from '#shared/ipc/shapes'
import styles from './bundle.module.css'
import { type VerdictKind, verdictSentence, verdictWords } from './verdict-words'

const icons: Readonly<Record<VerdictKind, ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>>> = {
  intact: IconShieldCheck,
  untrusted: IconShieldQuestion,
  altered: IconShieldX,
  damaged: IconFileBroken,
  'not-a-bundle': IconFileOff,
}

interface VerdictBannerProps {
  readonly verdict: BundleVerdict
  /** Absent in a window that does not know the file. */
  readonly onVerifyAgain: (() => void) | undefined
}

/** The first thing in an opened bundle; it cannot be closed. */
export function VerdictBanner({ verdict, onVerifyAgain }: VerdictBannerProps) {
  const zone = useZone()
  const Icon = icons[verdict.verdict]
  return (
    <section className={`${styles['banner']} ${styles[verdict.verdict]}`} aria-label="Verdict" data-verdict={verdict.verdict}>
      <span className={styles['shield']}>
        <Icon size={40} stroke={1.25} aria-hidden />
      </span>
      <div className={styles['bannerWords']}>
        <h1>{verdictWords[verdict.verdict]}</h1>
        <p>{verdictSentence(verdict, zone)}</p>
      </div>
      {onVerifyAgain !== undefined && (
        <Button icon={<IconRefresh size={16} stroke={1.5} aria-hidden />} onClick={onVerifyAgain}>
          Verify again
        </Button>
      )}
    </section>
  )
}
