import type { Entry } from './measure'
import { type Shape, shapes } from './networks'

/** What each entrant is held against, and how many times that it may take at a size; nothing where no speed is asked for. */
interface Held {
  readonly name: string
  readonly floor: string
  readonly most: Readonly<Record<number, number>>
}

const held: readonly Held[] = [
  { name: 'whole pass', floor: 'bare pass', most: { 10000: 3, 100000: 2 } },
  { name: 'from domain objects', floor: 'bare pass', most: { 10000: 7, 100000: 7 } },
  { name: 'from unknown domain objects', floor: 'bare pass', most: { 10000: 7, 100000: 7 } },
  { name: 'whole pass with calendars', floor: 'bare calendar pass', most: { 10000: 1.5, 100000: 1.5 } },
  { name: 'one edit', floor: 'bare pass', most: { 10000: 1 / 15, 100000: 1 / 50 } },
  { name: 'one edit, to new columns', floor: 'bare pass', most: {} },
  { name: 'objects and a Map', floor: 'bare pass', most: {} },
  { name: 'ChronoGraph, built and all read', floor: 'bare pass', most: {} },
  { name: 'ChronoGraph, one edit and all read', floor: 'bare pass', most: {} },
]

/** How small a part of its peer's time each may take. */
const heldToPeers: readonly Held[] = [
  { name: 'from domain objects', floor: 'objects and a Map', most: { 10000: 1 / 10, 100000: 1 / 10 } },
  { name: 'from unknown domain objects', floor: 'ChronoGraph, built and all read', most: { 10000: 1 / 10 } },
  { name: 'one edit', floor: 'ChronoGraph, one edit and all read', most: { 10000: 1 / 30 } },
]

const msOf = (entries: readonly Entry[], name: string, size: number, shape: Shape): number =>
  entries.find((entry) => entry.name === name && entry.size === size && entry.shape === shape)?.ms ?? Number.NaN

/** The middle of the three shapes. */
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[1] ?? Number.NaN

const ratioOf = (entries: readonly Entry[], { name, floor }: Held, size: number): number =>
  middle(shapes.map((shape) => msOf(entries, name, size, shape) / msOf(entries, floor, size, shape)))

const shown = (value: number): string => (value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(1) : value.toFixed(0))

/** Markdown: a line an entrant, a column a size; in brackets how many times its floor. */
export function scheduleTable(entries: readonly Entry[]): string {
  const sizes = [...new Set(entries.map(({ size }) => size))]
  const cell = (name: string, size: number): string => `${shown(middle(shapes.map((shape) => msOf(entries, name, size, shape))))} ms`
  const ran = (name: string, size: number): boolean => entries.some((entry) => entry.name === name && entry.size === size)
  const cellBeside = (one: Held, size: number): string =>
    ran(one.name, size) ? `${cell(one.name, size)} (${shown(ratioOf(entries, one, size))} x)` : 'not run'
  const rows = [
    ...['bare pass', 'bare calendar pass'].map((name) => `| ${name} | ${sizes.map((size) => cell(name, size)).join(' | ')} |`),
    ...held.map((one) => `| ${one.name} | ${sizes.map((size) => cellBeside(one, size)).join(' | ')} |`),
  ]
  return [`| Schedule | ${sizes.map((size) => `${size.toLocaleString('en')} tasks`).join(' | ')} |`, `|---|${sizes.map(() => '---|').join('')}`, ...rows].join(
    '\n',
  )
}

/** Each speed that is asked for, with what was measured. */
export function verdicts(entries: readonly Entry[]): readonly string[] {
  const sizes = [...new Set(entries.map(({ size }) => size))]
  return [...held, ...heldToPeers].flatMap((one) =>
    sizes.flatMap((size) => {
      const most = one.most[size]
      const ratio = ratioOf(entries, one, size)
      // Without the peer there is nothing to be held against.
      if (most === undefined || Number.isNaN(ratio)) return []
      return `${ratio <= most ? 'reached' : 'MISSED '} ${one.name}, ${size.toLocaleString('en')} tasks: ${shown(ratio)} x the ${one.floor}, at most ${shown(most)} x`
    }),
  )
}
