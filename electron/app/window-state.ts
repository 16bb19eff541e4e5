import * as z from 'zod'

/** Sizes in device-independent pixels. Smallest window: design.md, section 1. */
export const smallest = { width: 1024, height: 640 }
const usual = { width: 1440, height: 900 }

const Rectangle = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
interface Rectangle extends z.infer<typeof Rectangle> {}

/** What is remembered of a window between two starts. */
export const WindowState = z.object({ bounds: Rectangle, maximized: z.boolean() })
export interface WindowState extends z.infer<typeof WindowState> {}

/** Reads what an earlier start wrote; anything odd counts as nothing. */
export function parseWindowState(text: string): WindowState | undefined {
  try {
    return WindowState.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A hand's width of the title bar must be reachable, or the window could not be moved back. */
const grip = { width: 120, height: 40 }

/**
 * Where to put a window today. The remembered place counts only if its title bar can still be reached on one of today's
 * displays; otherwise the window is centred on the first, which is the primary one.
 */
export function placeOf(saved: WindowState | undefined, displays: readonly Rectangle[]): Rectangle {
  const primary = displays[0] ?? { x: 0, y: 0, ...usual }
  const home = saved === undefined ? undefined : displays.find((display) => reaches(saved.bounds, display))
  if (saved !== undefined && home !== undefined) return { ...saved.bounds, ...sizeWithin(saved.bounds, home) }
  const size = sizeWithin(saved?.bounds ?? usual, primary)
  return {
    x: primary.x + Math.max(0, Math.round((primary.width - size.width) / 2)),
    y: primary.y + Math.max(0, Math.round((primary.height - size.height) / 2)),
    ...size,
  }
}

function reaches(bounds: Rectangle, display: Rectangle): boolean {
  const shared = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x)
  const topInside = bounds.y >= display.y && bounds.y + grip.height <= display.y + display.height
  return shared >= grip.width && topInside
}

const sizeWithin = (wanted: { readonly width: number; readonly height: number }, display: Rectangle) => ({
  width: Math.max(smallest.width, Math.min(wanted.width, display.width)),
  height: Math.max(smallest.height, Math.min(wanted.height, display.height)),
})
