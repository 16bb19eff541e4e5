import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../renderer/app/tokens.css'), 'utf8')
const looks = ['light', 'dark', 'contrast'] as const
type Look = (typeof looks)[number]

const colours: Readonly<Record<Look, ReadonlyMap<string, string>>> = {
  light: tokensOf('light'),
  dark: tokensOf('dark'),
  contrast: tokensOf('contrast'),
}

function tokensOf(look: Look): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme='${look}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Relative luminance and ratio of WCAG 2.2, as contrast.md computed them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function ratio(look: Look, foreground: string, ground: string): number {
  const [first, second] = [foreground, ground].map((name) => luminance(colours[look].get(name) ?? 'no such token'))
  const [low = 0, high = 0] = [first ?? Number.NaN, second ?? Number.NaN].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['surface-0', 'surface-1', 'surface-2', 'surface-3', 'hover', 'selection'] as const
const kinds = ['release', 'change', 'emergency', 'maintenance', 'booking', 'keydate'] as const
const statuses = ['danger', 'warning', 'success', 'info', 'stale'] as const
const levels = [1, 2, 3, 4, 5] as const
const marks = ['bar', 'bar-done', 'critical', 'backout', 'baseline', 'forecast', 'link', 'today', 'ponr', 'window-edge'] as const

const cross = (foregrounds: readonly string[], over: readonly string[]) =>
  foregrounds.flatMap((foreground) => over.map((ground) => [foreground, ground] as const))

/** Pairs of text: 4.5 in light and dark, 7 in high contrast. */
const text = [
  ...cross(['text-1', 'text-2', 'text-3', 'accent', 'danger', 'warning', 'success', 'stale'], grounds),
  ['accent-ink', 'accent'],
  ['surface-1', 'danger'],
  ['text-1', 'accent-soft'],
  ['accent', 'accent-soft'],
  ...statuses.flatMap((name) => cross([name, 'text-1', 'text-2'], [`${name}-soft`])),
  ...levels.map((level) => [`risk-${level}-ink`, `risk-${level}`] as const),
  ...kinds.flatMap((kind) => cross(['text-1', 'text-2'], [`cal-${kind}-soft`])),
  ...cross(['text-1', 'text-2'], ['freeze-soft', 'gantt-window']),
  ...cross(['gantt-ponr', 'gantt-today', 'gantt-forecast', 'gantt-window-edge'], ['surface-1']),
] as const

/** Pairs of graphics: 3 everywhere. */
const graphics = [
  ...cross(['control', 'focus'], ['surface-0', 'surface-1', 'surface-2', 'surface-3']),
  ['focus', 'selection'],
  ...cross(['risk-edge'], ['surface-1', 'surface-2', 'surface-3']),
  ...kinds.flatMap((kind) => cross([`cal-${kind}`], [`cal-${kind}-soft`, 'surface-1'])),
  ...marks.flatMap((mark) => cross([`gantt-${mark}`], ['surface-1', 'gantt-window'])),
  ...cross(['freeze', 'gantt-bar', 'gantt-critical'], ['freeze-soft']),
  ['freeze', 'surface-1'],
] as const

describe('contrast', () => {
  test('every look has the same tokens', () => {
    expect([...colours.light.keys()].length).toBe(62)
    expect([...colours.dark.keys()]).toEqual([...colours.light.keys()])
    expect([...colours.contrast.keys()]).toEqual([...colours.light.keys()])
  })
  test('all pairs of contrast.md are judged', () => {
    expect(text.length + graphics.length).toBeGreaterThanOrEqual(140)
  })
  test.each(looks)('text in %s can be read', (look) => {
    const needed = look === 'contrast' ? 7 : 4.5
    const low = text.filter(([foreground, ground]) => !(ratio(look, foreground, ground) >= needed))
    expect(low).toEqual([])
  })
  test.each(looks)('edges, bars and marks in %s can be seen', (look) => {
    const low = graphics.filter(([foreground, ground]) => !(ratio(look, foreground, ground) >= 3))
    expect(low).toEqual([])
  })
  test('the ratio itself is that of WCAG', () => {
    expect(ratio('contrast', 'text-1', 'surface-1')).toBeCloseTo(21, 5)
    expect(ratio('light', 'accent', 'surface-0')).toBeCloseTo(6.1, 1)
  })
})
