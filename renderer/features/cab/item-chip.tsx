import { Chip } from '#app/controls/chip'
import { countText } from '#app/format'
import type { AgendaRow } from './agenda-rows'
import { itemWords } from './words'

interface ItemChipProps {
  readonly row: AgendaRow
  readonly conflicts: number
}

/** The one thing about an item that somebody looking for what to do must know. */
export function ItemChip({ row: { item, own, approval, isDecided, asks }, conflicts }: ItemChipProps) {
  if (item.state === 'discussing') return <Chip tone="info">Discussing now</Chip>
  if (isDecided) {
    if (approval.state === 'stale') return <Chip tone="stale">{itemWords[item.state]}, stale</Chip>
    return <Chip tone={item.state === 'rejected' ? 'danger' : 'neutral'}>{itemWords[item.state]}</Chip>
  }
  if (asks && own.kind === 'stale') return <Chip tone="stale">Stale, vote again</Chip>
  if (own.kind === 'barred') return <Chip>{own.why === 'recused' ? 'You stand aside' : 'Yours: can’t vote'}</Chip>
  if (own.kind === 'waits') return <Chip tone="warning">Your vote waits</Chip>
  if (conflicts > 0) return <Chip tone="warning">{countText(conflicts, 'conflict')}</Chip>
  if (own.kind !== 'voted') return null
  switch (own.choice) {
    case 'approve':
    case 'approve-with-conditions':
      return <Chip tone="success">Approved by you</Chip>
    case 'reject':
      return <Chip>Rejected by you</Chip>
    case 'defer':
      return <Chip>Deferred by you</Chip>
    case 'abstain':
      return <Chip>You abstained</Chip>
  }
}
