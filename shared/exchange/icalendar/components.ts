import { type BrokenLine, type ContentLine, contentLines } from './content-lines'

/** A component of a calendar file: `BEGIN:VEVENT` to `END:VEVENT`, with its own lines and what lies inside it. */
export interface Component {
  readonly kind: string
  readonly line: number
  readonly lines: readonly ContentLine[]
  readonly inside: readonly Component[]
}

export interface Fault {
  readonly line: number
  readonly code: 'broken-line' | 'unclosed' | 'stray-end' | 'too-deep'
  readonly message: string
}

interface Open {
  readonly kind: string
  readonly line: number
  readonly lines: ContentLine[]
  readonly inside: Component[]
}

const deepest = 16

/**
 * The components of a text, at any depth of nesting that calendars have; RFC 5545 wants VCALENDAR around, many files have none
 * or several. What is unbalanced is closed where its parent ends, and told.
 */
export function components(text: string): { readonly top: Component; readonly faults: readonly Fault[] } {
  const { lines, broken } = contentLines(text)
  const faults: Fault[] = broken.map(faultOf)
  const top: Open = { kind: '', line: 1, lines: [], inside: [] }
  const open: Open[] = [top]
  const innermost = (): Open => open[open.length - 1] ?? top
  for (const line of lines) {
    const kind = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN') {
      if (open.length > deepest) {
        faults.push({ line: line.line, code: 'too-deep', message: 'Components lie in each other too deeply here; the rest of the file was not read.' })
        break
      }
      const begun: Open = { kind, line: line.line, lines: [], inside: [] }
      innermost().inside.push(begun)
      open.push(begun)
    } else if (line.name === 'END') {
      const at = open.findLastIndex((one) => one.kind === kind && one !== top)
      if (at === -1) faults.push({ line: line.line, code: 'stray-end', message: `“END:${line.value.trim().slice(0, 40)}” ends nothing that was begun.` })
      else for (const unclosed of open.splice(at).slice(1)) faults.push(unclosedFault(unclosed))
    } else innermost().lines.push(line)
  }
  for (const unclosed of open.slice(1)) faults.push(unclosedFault(unclosed))
  return { top, faults: faults.sort((a, b) => a.line - b.line) }
}

const unclosedFault = ({ kind, line }: Open): Fault => ({
  line,
  code: 'unclosed',
  message: `“BEGIN:${kind.slice(0, 40)}” has no end; it was taken to end where what it lies in ends.`,
})

const faultOf = ({ line, text }: BrokenLine): Fault => ({
  line,
  code: 'broken-line',
  message: `This is no line of a calendar file: “${text}”. It was left out.`,
})

/** All components of a kind, wherever they lie. */
export function* every(component: Component, kind: string): Generator<Component> {
  for (const inner of component.inside) {
    if (inner.kind === kind) yield inner
    yield* every(inner, kind)
  }
}

export const lineOf = ({ lines }: Component, name: string): ContentLine | undefined => lines.find((line) => line.name === name)
export const linesOf = ({ lines }: Component, name: string): readonly ContentLine[] => lines.filter((line) => line.name === name)
