/** The parts of the peer that the bench calls. It is installed by the bench itself and stands in no package.json (../peers.ts). */
declare module 'peer:@bryntum/chronograph/src/chrono2/data/Box.js' {
  export interface Readable {
    readonly read: () => number
  }
  export interface Box extends Readable {
    readonly write: (value: number) => void
  }
  export const Box: { readonly new: (value: number) => Box }
}

declare module 'peer:@bryntum/chronograph/src/chrono2/data/CalculableBox.js' {
  import type { Readable } from 'peer:@bryntum/chronograph/src/chrono2/data/Box.js'

  export const CalculableBox: { readonly new: (cell: { readonly calculation: () => number }) => Readable }
}
