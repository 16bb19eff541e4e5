import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Button } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { viewsOf } from '#data/select'
import { StaleChip } from '#features/approval'
import { useReleaseConflicts } from '#features/conflict-count'
import { type Attention, AttentionWhy, attentionIcon, attentionTone, chipWords, rowOf, useRowContext } from '#features/portfolio'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import styles from './release.module.css'

/** What asks somebody to decide about a release; pressing a chip shows both parties and the rule. */
export function AttentionChips({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const context = useRowContext()
  const conflicts = useReleaseConflicts()
  const chips = rowOf(record, release, context, conflicts.get(release.id)).attention.map((attention) => (
    <AttentionChip key={attention.kind === 'conflict' ? attention.conflict.key : attention.kind} attention={attention}>
      <AttentionWhy attention={attention} context={context} />
    </AttentionChip>
  ))
  return (
    <>
      {chips}
      <StaleChip
        subjects={[
          `release/${release.id}`,
          ...viewsOf(record, 'release-change').map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`)),
        ]}
      />
    </>
  )
}

function AttentionChip({ attention, children }: { readonly attention: Attention; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const Icon = attentionIcon(attention)
  const words = chipWords(attention)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={340} trapFocus returnFocus closeOnEscape withRoles={false}>
      <Popover.Target>
        <span>
          <Chip tone={attentionTone(attention)} icon={<Icon size={14} stroke={1.5} aria-hidden />} label={`${words}, why?`} onClick={() => setOpen(!isOpen)}>
            {words}
          </Chip>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words}>
        <div className={styles['why']}>
          <h2>{words}</h2>
          {children}
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
