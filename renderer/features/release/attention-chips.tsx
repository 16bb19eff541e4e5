import { Popover } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { go } from '#app/router'
import { viewsOf } from '#data/select'
import { StaleChip } from '#features/approval'
import { useReleaseConflicts } from '#features/conflict-count'
import { type Attention, AttentionWhy, attentionIcon, attentionTone, chipWords, rowOf, useRowContext } from '#features/portfolio'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import styles from './release.module.css'

/** More chips than these push away the name they stand beside; what is behind them is counted. */
const mostChips = 2

/** What asks somebody to decide about a release; pressing a chip shows both parties and the rule. */
export function AttentionChips({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const context = useRowContext()
  const conflicts = useReleaseConflicts()
  const alike = Map.groupBy(rowOf(record, release, context, conflicts.get(release.id)).attention, chipWords)
  const groups = [...alike].map(([words, all]) => ({ words, all }))
  const rest = groups.slice(mostChips)
  return (
    <>
      {groups.slice(0, mostChips).map(({ words, all }) => (
        <AttentionChip key={words} words={words} all={all} context={context} />
      ))}
      {rest.length > 0 && <MoreChip rest={rest} release={release.id} />}
      <StaleChip
        subjects={[
          `release/${release.id}`,
          ...viewsOf(record, 'release-change').map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`)),
        ]}
      />
    </>
  )
}

interface Alike {
  /** As the chip says it. */
  readonly words: string
  readonly all: readonly Attention[]
}

function AttentionChip({ words, all, context }: Alike & { readonly context: ReturnType<typeof useRowContext> }) {
  const [isOpen, setOpen] = useState(false)
  const [first] = all
  if (first === undefined) return null
  const Icon = attentionIcon(first)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={360} trapFocus returnFocus closeOnEscape withRoles={false}>
      <Popover.Target>
        <span>
          <Chip tone={attentionTone(first)} icon={<Icon size={14} stroke={1.5} aria-hidden />} label={`${words}, why?`} onClick={() => setOpen(!isOpen)}>
            {all.length === 1 ? words : `${words}, ${all.length}`}
          </Chip>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words}>
        <div className={styles['why']}>
          <h2>{words}</h2>
          {all.map((attention) => (
            <AttentionWhy key={attention.kind === 'conflict' ? attention.conflict.key : attention.kind} attention={attention} context={context} />
          ))}
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What found no room as a chip, by name, and the way to all conflicts of the release. */
function MoreChip({ rest, release }: { readonly rest: readonly Alike[]; readonly release: string }) {
  const [isOpen, setOpen] = useState(false)
  const many = rest.reduce((sum, { all }) => sum + all.length, 0)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus closeOnEscape withRoles={false}>
      <Popover.Target>
        <span>
          <Chip tone="warning" label={`${many} more to decide, which?`} onClick={() => setOpen(!isOpen)}>
            {many} more
          </Chip>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="More to decide">
        <div className={styles['why']}>
          <h2>More to decide</h2>
          <ul>
            {rest.map(({ words, all }) => (
              <li key={words}>{all.length === 1 ? words : `${words}, ${all.length}`}</li>
            ))}
          </ul>
          <Button onClick={() => go('conflicts', { of: `release/${release}` })}>All conflicts</Button>
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
