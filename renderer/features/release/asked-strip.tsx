import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { hold } from '#shared/commands/hold'
import { moveRelease } from '#shared/commands/move-release'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import type { Asked } from './asked'
import { CopyStrip } from './copy-strip'
import { HoldStrip } from './hold-strip'
import { guardPlaces } from './places'
import { RefusedStrip } from './refused-strip'
import { missingFor, movesOf, releaseFacts } from './release-facts'

interface AskedStripProps {
  readonly asked: Asked
  readonly record: RootRecord
  readonly release: Release
  readonly onClose: () => void
}

/** The strip under the tabs, by what is asked. */
export function AskedStrip({ asked, record, release, onClose }: AskedStripProps) {
  const roots = useAppSelector(rootRecords)
  if (asked.kind === 'hold') return <HoldStrip hold={(reason) => hold('release', release, reason)} onClose={onClose} />
  if (asked.kind === 'copy') return <CopyStrip record={record} release={release} onClose={onClose} />
  const { forward, others } = movesOf(release)
  const move = [...forward, ...others].find(({ to }) => to === asked.to)
  if (move === undefined) return null
  const facts = releaseFacts(roots, record, release)
  const moveNow = async (): Promise<void> => {
    const moved = await run(moveRelease(facts, asked.to), { toast: true })
    if (moved.ok) onClose()
  }
  return <RefusedStrip words={move.words} missing={missingFor(facts, asked.to)} places={guardPlaces} onMove={() => void moveNow()} onClose={onClose} />
}
