/** What is done with files that were dropped together. */
export type Dropped =
  | { readonly kind: 'bundle' | 'table' | 'ballots' }
  /** Nothing, and why. */
  | { readonly kind: 'refused'; readonly message: string }

const bundles = ['.slipway', '.slipway-pack']
const tables = ['.csv', '.tsv', '.txt', '.xlsx', '.json', '.xml', '.gan', '.md', '.markdown', '.ics', '.ical']

/** Judges dropped files by their names: a bundle or pack is opened, a table, plan or calendar imported, ballots are looked at together. */
export function droppedAs(names: readonly string[]): Dropped {
  const endings = names.map((name) => /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '')
  const [first = ''] = endings
  if (endings.length > 0 && endings.every((ending) => ending === '.slipway-ballot')) return { kind: 'ballots' }
  if (endings.length > 1) return { kind: 'refused', message: 'Drop one file at a time. Only ballots can come together.' }
  if (bundles.includes(first)) return { kind: 'bundle' }
  if (tables.includes(first)) return { kind: 'table' }
  return {
    kind: 'refused',
    message: `${names[0] === undefined ? 'This' : `“${names[0]}”`} is no bundle, meeting pack, ballot, table, plan or calendar: nothing was done with it.`,
  }
}
