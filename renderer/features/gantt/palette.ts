/** Every colour the Gantt draws with, resolved once per change of theme (design.md, 8). */
const tokens = {
  paper: '--surface-1',
  ground: '--surface-2',
  selection: '--selection',
  text: '--text-1',
  textQuiet: '--text-2',
  line: '--line-1',
  edge: '--line-2',
  focus: '--focus',
  accent: '--accent',
  freeze: '--freeze',
  freezeSoft: '--freeze-soft',
  bar: '--gantt-bar',
  barDone: '--gantt-bar-done',
  critical: '--gantt-critical',
  backOut: '--gantt-backout',
  baseline: '--gantt-baseline',
  forecast: '--gantt-forecast',
  window: '--gantt-window',
  windowEdge: '--gantt-window-edge',
  link: '--gantt-link',
  today: '--gantt-today',
  pointOfNoReturn: '--gantt-ponr',
  keyDate: '--cal-keydate',
  danger: '--danger',
} as const

export type Palette = { readonly [name in keyof typeof tokens]: string } & {
  /** A stable name, so that patterns made for one palette are reused. */
  readonly key: string
}

/** Reads the tokens as they stand on an element. Under forced colours the system's words win; shapes and hatches carry the meaning. */
export function paletteOf(element: Element, forced: boolean): Palette {
  const style = getComputedStyle(element)
  const read = (name: keyof typeof tokens): string => (forced ? systemColour(name) : style.getPropertyValue(tokens[name]).trim() || 'CanvasText')
  const colours = Object.fromEntries((Object.keys(tokens) as (keyof typeof tokens)[]).map((name) => [name, read(name)]))
  // The one cast of palettes: the line above has read every name.
  return { ...colours, key: `${forced} ${Object.values(colours).join(' ')}` } as Palette
}

function systemColour(name: keyof typeof tokens): string {
  if (name === 'paper' || name === 'ground' || name === 'window' || name === 'freezeSoft') return 'Canvas'
  if (name === 'selection') return 'Highlight'
  if (name === 'line') return 'GrayText'
  return 'CanvasText'
}

/** The palette for black and white paper: meaning is carried by pattern, weight and edge (design.md, 6). */
export const paperPalette: Palette = {
  key: 'paper',
  paper: '#ffffff',
  ground: '#ffffff',
  selection: '#ffffff',
  text: '#000000',
  textQuiet: '#333333',
  line: '#c8c8c8',
  edge: '#777777',
  focus: '#000000',
  accent: '#000000',
  freeze: '#555555',
  freezeSoft: '#ffffff',
  bar: '#b9b9b9',
  barDone: '#7d7d7d',
  critical: '#1f1f1f',
  backOut: '#1f1f1f',
  baseline: '#777777',
  forecast: '#000000',
  window: '#f4f4f4',
  windowEdge: '#000000',
  link: '#555555',
  today: '#000000',
  pointOfNoReturn: '#000000',
  keyDate: '#000000',
  danger: '#000000',
}
