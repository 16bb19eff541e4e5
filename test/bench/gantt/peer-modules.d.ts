/** The parts of the peers that the bench calls. They are installed by the bench itself and stand in no package.json (../peers.ts). */
declare module 'peer:@svar-ui/react-gantt' {
  import type { ComponentType, ReactNode } from 'react'

  export interface Api {
    readonly exec: (action: string, data: Readonly<Record<string, unknown>>) => unknown
  }
  export const Gantt: ComponentType<Readonly<Record<string, unknown>> & { readonly init: (api: Api) => void }>
  export const Willow: ComponentType<{ readonly fonts: boolean; readonly children: ReactNode }>
}

declare module 'peer:@svar-ui/react-gantt/all.css'
declare module 'peer:dhtmlx-gantt/codebase/dhtmlxgantt.css'

declare module 'peer:dhtmlx-gantt' {
  export const gantt: {
    readonly config: Record<string, unknown>
    readonly init: (place: HTMLElement) => void
    readonly parse: (plan: { readonly data: readonly object[]; readonly links: readonly object[] }) => void
    readonly clearAll: () => void
    readonly getTask: (id: string) => Record<string, unknown>
    readonly updateTask: (id: string) => void
    readonly scrollTo: (left: number | null, top: number) => void
  }
}
