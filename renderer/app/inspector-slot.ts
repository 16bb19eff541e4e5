import { useSyncExternalStore } from 'react'

/** Where inspectors are drawn, how many want to be, and whether the person has put the pane away. */
interface Slot {
  readonly element: HTMLElement | null
  readonly wanted: number
  readonly hidden: boolean
}

let slot: Slot = { element: null, wanted: 0, hidden: false }
const listeners = new Set<() => void>()

function set(next: Partial<Slot>): void {
  slot = { ...slot, ...next }
  for (const listener of listeners) listener()
}

export const offerSlot = (element: HTMLElement | null): void => set({ element })
export const toggleInspector = (): void => set({ hidden: !slot.hidden })
export const showInspector = (): void => set({ hidden: false })

/** Wants the pane until the returned function is called. */
export function wantInspector(): () => void {
  set({ wanted: slot.wanted + 1 })
  return () => set({ wanted: slot.wanted - 1 })
}

export const useInspectorSlot = (): Slot =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => slot,
  )
