import type { ReleaseState } from '#shared/model/release'

/** What the strip under the tabs shows: why a move was refused, or what is asked before something is done. */
export type Asked = { readonly kind: 'refused'; readonly to: ReleaseState } | { readonly kind: 'hold' } | { readonly kind: 'copy' }
