import type { BrowserWindowConstructorOptions, NativeTheme } from 'electron'
import type { Settings } from '#shared/ipc/shapes'

/** Height of the title bar that the renderer draws (design.md, section 1), in device-independent pixels. */
const height = 40

/** Where F10 opens the menus in a window without a menu bar. */
export const belowTitleBar = { x: 8, y: height }

/** Ground and ink of the title bar and of a window that has not painted yet: surface-0 and text-1 of design/tokens.css. */
const colors = {
  light: { ground: '#efeee9', ink: '#171f27' },
  dark: { ground: '#0c1115', ink: '#e9e8e3' },
} as const

export const lookOf = ({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>) => (shouldUseDarkColors ? colors.dark : colors.light)

/** How Electron's theme follows the person's choice; high contrast is black on white. */
export const themeSourceOf = (theme: Settings['theme']): NativeTheme['themeSource'] => (theme === 'contrast' ? 'light' : theme)

/** Windows draws its own buttons over ours, macOS its lights; elsewhere the renderer draws them (`windowButtons`). */
export function frameOf(platform: NodeJS.Platform, look: ReturnType<typeof lookOf>): BrowserWindowConstructorOptions {
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlayOf(look) }
  // The lights are 12 high and sit in the middle of the bar.
  if (platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: (height - 12) / 2 } }
  return { frame: false }
}

export const overlayOf = ({ ground, ink }: ReturnType<typeof lookOf>) => ({ color: ground, symbolColor: ink, height })

export const drawsWindowButtons = (platform: NodeJS.Platform): boolean => platform !== 'win32' && platform !== 'darwin'
