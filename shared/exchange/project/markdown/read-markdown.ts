import { lossCount } from '../losses'
import { deepest } from '../outline-tree'
import type { ForeignTask, Project } from '../project'
import { inlineText } from './inline-text'
import { type Line, markdownLines } from './markdown-lines'
import { titleParts } from './title-parts'

type Heading = Line & { readonly kind: 'heading' }
type Item = Line & { readonly kind: 'item' }

interface Node {
  readonly source: Heading | Item
  readonly children: Node[]
  readonly text: string[]
  /** It or something below it becomes a task. */
  holds: boolean
}

/** A checklist says nothing of time: this is what a task here lasts where nobody has said it. */
const usualMinutes = 15

/**
 * The tasks of a Markdown checklist: its boxes; where it has none its bullets; where it has neither its headings. Headings and
 * bullets above them become summaries, what is written below a task its instructions.
 */
export function readMarkdown(text: string): Project {
  const { lines, front, inventory } = markdownLines(text)
  const losses = lossCount()
  const top = treeOf(lines)
  const all = flat(top)
  const isTask = taskRule(all)
  for (const node of [...all].reverse()) node.holds = isTask(node) || node.children.some(({ holds }) => holds)
  // A title above everything is the plan's name, not a summary of all of it.
  const [only, ...more] = top.filter(({ holds }) => holds)
  const title = only?.source.kind === 'heading' && more.length === 0 && !isTask(only) ? only : undefined
  const tasks: ForeignTask[] = []
  const add = (nodes: readonly Node[], parent: string, code: string): void => {
    let number = 0
    for (const node of nodes) {
      if (!node.holds) continue
      number++
      const place = code === '' ? String(number) : `${code}.${number}`
      const id = String(node.source.line)
      tasks.push(taskOf(node, { id, parent, code: place }))
      add(node.children, id, place)
    }
  }
  add(title?.children ?? top, '', '')
  for (const node of all)
    if (!node.holds && node.source.kind === 'heading') losses.add('heading', 'text', 'left-out', 'Headings with nothing to do below them become no tasks.')
  // What stands below a step or a summary becomes its instructions; above all of them nothing keeps it.
  const loose = flat((title?.children ?? top).filter(({ holds }) => !holds))
  const outside =
    loose.filter(({ source }) => source.kind === 'item').length + [...loose, ...(title === undefined ? [] : [title])].flatMap(({ text: lines }) => lines).length
  if (outside > 0) losses.add('text', 'line', 'left-out', 'Lines that stand outside every step are not kept.', outside)
  const hidden = all.filter((node) => isTask(node) && node.source.hidden)
  const untimed = all.filter((node) => isTask(node) && !node.children.some(({ holds }) => holds) && titleParts(node.source.text).minutes === undefined).length
  if (untimed > 0) losses.add('task', 'duration', 'changed', `Where a title says no duration, as (20 min), ${usualMinutes} minutes were taken.`, untimed)
  return {
    format: 'markdown',
    title: front.get('title') || front.get('name') || (title === undefined ? '' : inlineText(title.source.text).text),
    start: '',
    finish: '',
    zone: '',
    own: {},
    calendar: '',
    calendars: [],
    tasks,
    links: [],
    baselines: [],
    inventory,
    losses: losses.list(),
    problems: [],
    warnings: hidden.map(({ source }) => ({
      row: source.line,
      code: 'hidden-box',
      message: `“${inlineText(source.text).text.slice(0, 120)}” stands in a comment or in code. It was taken too; remove it if it is not meant.`,
    })),
  }
}

/** Which nodes are to be done. */
function taskRule(all: readonly Node[]): (node: Node) => boolean {
  if (all.some(hasBox)) {
    // Among boxes a numbered item without one is a step too; so is each of a numbered list where the section has no box at all.
    const steps = new Set<Node>()
    for (const { source, children } of all) {
      const isList = children.some(hasBox) || (source.kind === 'heading' && !flat(children).some(hasBox))
      if (isList) for (const child of children) if (isNumbered(child)) steps.add(child)
    }
    return (node) => hasBox(node) || steps.has(node)
  }
  if (all.some(({ source }) => source.kind === 'item')) return ({ source }) => source.kind === 'item'
  // One heading alone is a title, not something to do.
  return ({ children }) => children.length === 0 && all.length > 1
}

const hasBox = ({ source }: Node): boolean => source.kind === 'item' && source.box !== 'none'
const isNumbered = ({ source }: Node): boolean => source.kind === 'item' && source.ordered

/** Headings hold what follows them up to the next one as high; items hold what is indented more. */
function treeOf(lines: readonly Line[]): Node[] {
  const top: Node[] = []
  const headings: Node[] = []
  let items: Node[] = []
  for (const line of lines) {
    if (line.kind === 'text') {
      if (line.text === '') continue
      // Text below an item belongs to it while it is indented or goes on at once; other text to the heading.
      const above = line.indent > 0 || items.at(-1)?.source.line === line.line - 1 ? items.at(-1) : undefined
      const owner = above ?? headings.at(-1)
      owner?.text.push(line.text)
      continue
    }
    const node: Node = { source: line, children: [], text: [], holds: false }
    if (line.kind === 'heading') {
      while ((headings.at(-1)?.source as Heading | undefined)?.level !== undefined && levelOf(headings.at(-1)) >= line.level) headings.pop()
      ;(headings.at(-1)?.children ?? top).push(node)
      headings.push(node)
      items = []
    } else {
      while (items.length > 0 && (indentOf(items.at(-1)) >= line.indent || items.length >= deepest)) items.pop()
      ;(items.at(-1)?.children ?? headings.at(-1)?.children ?? top).push(node)
      items.push(node)
    }
  }
  return top
}

const levelOf = (node: Node | undefined): number => (node?.source.kind === 'heading' ? node.source.level : 0)
const indentOf = (node: Node | undefined): number => (node?.source.kind === 'item' ? node.source.indent : -1)

/** In the order of the file. Indents may be thousands deep, so no recursion. */
function flat(top: readonly Node[]): Node[] {
  const found: Node[] = []
  const open = [...top].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node)
    open.push(...[...node.children].reverse())
  }
  return found
}

function taskOf(node: Node, { id, parent, code }: Pick<ForeignTask, 'id' | 'parent' | 'code'>): ForeignTask {
  const { source, children, text } = node
  const { text: words, links } = inlineText(source.text)
  const { title, minutes, who } = titleParts(words)
  const isGivenUp = source.kind === 'item' && (source.box === 'given-up' || (source.box !== 'ticked' && /^~~.*~~$/.test(source.text)))
  const isSummary = children.some(({ holds }) => holds)
  const below = flat(children.filter(({ holds }) => !holds)).flatMap((child) => [`\u2022 ${child.source.text}`, ...child.text])
  const notes = [...text, ...below].map((line) => {
    const found = inlineText(line)
    return found.links.length === 0 ? found.text : `${found.text} (${found.links.map(({ address }) => address).join(', ')})`
  })
  return {
    id,
    line: source.line,
    parent,
    code,
    title: title || (links[0]?.address ?? ''),
    kind: isSummary ? 'summary' : 'manual',
    minutes: isSummary ? 0 : (minutes ?? usualMinutes),
    elapsed: false,
    calendar: '',
    constraint: { kind: 'as-soon-as-possible' },
    start: '',
    finish: '',
    manual: false,
    inactive: isGivenUp,
    instructions: [...notes, ...links.map(({ words, address }) => (words === '' || words === address ? address : `${words}: ${address}`))]
      .filter((line) => line !== '')
      .join('\n'),
    who,
    percent: source.kind === 'item' && source.box === 'ticked' ? 100 : 0,
    started: '',
    finished: '',
    own: {},
  }
}
