import { Popover } from '@mantine/core'
import { IconCalendarExclamation, IconGrid3x3, IconServer, IconSnowflake } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { StaleChip } from '#features/approval'
import { type Attention, AttentionWhy, attentionTone, attentionWords, rowOf, useRowContext } from '#features/portfolio'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import styles from './release.module.css'

const icons = {
  'hard-freeze': IconSnowflake,
  'soft-freeze': IconSnowflake,
  'double-booking': IconServer,
  'past-target': IconCalendarExclamation,
  'above-appetite': IconGrid3x3,
} as const

/** What asks somebody to decide about a release; pressing a chip shows both parties and the rule. */
export function AttentionChips({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const context = useRowContext()
  const releases = useAppSelector(selectViews('release'))
  const nameOf = (id: string): string => {
    const other = releases.find((one) => one.id === id)
    return other === undefined ? id : releaseName(other)
  }
  const chips = rowOf(record, release, context).attention.map((attention) => (
    <AttentionChip key={`${attention.kind} ${JSON.stringify(attention.verdict.outcome)}`} attention={attention}>
      <AttentionWhy attention={attention} context={context} nameOf={nameOf} />
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

function AttentionChip({ attention: { kind }, children }: { readonly attention: Attention; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const Icon = icons[kind]
  const words = attentionWords[kind]
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={340} trapFocus returnFocus closeOnEscape withRoles={false}>
      <Popover.Target>
        <span>
          <Chip tone={attentionTone(kind)} icon={<Icon size={14} stroke={1.5} aria-hidden />} label={`${words}, why?`} onClick={() => setOpen(!isOpen)}>
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
