import type { ChangeState } from '#shared/model/change'

/** What the strip under the tabs shows: why a move was refused, or the reason of a hold. */
export type Asked = { readonly kind: 'refused'; readonly to: ChangeState } | { readonly kind: 'hold' }
