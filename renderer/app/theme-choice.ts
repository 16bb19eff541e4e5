import type { Settings } from '#shared/ipc/shapes'

/** The three looks of tokens.css. */
export type Look = 'light' | 'dark' | 'contrast'

/** What the system asks for. */
export interface SystemLook {
  readonly dark: boolean
  readonly moreContrast: boolean
}

/** Which look holds: the person's choice, else what the system asks for; more contrast comes before dark. */
export function lookFor(choice: Settings['theme'], system: SystemLook): Look {
  if (choice !== 'system') return choice
  if (system.moreContrast) return 'contrast'
  return system.dark ? 'dark' : 'light'
}

/** Heights of rows at the three densities, in pixels (design.md, 1). */
export const rowHeights: Readonly<Record<Settings['density'], number>> = { compact: 28, standard: 32, roomy: 36 }
