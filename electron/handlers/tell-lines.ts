import type { JournalLine } from '#shared/ipc/shapes'
import type { Source } from '../workspaces/source'
import type { Services } from './services'

/** What a change of a journal did, for the windows that show it. */
interface Written {
  /** What it had said of itself before. */
  readonly generation: number
  /** The window that wrote `lines` has them already. */
  readonly by?: number
  readonly lines: readonly JournalLine[]
}

/**
 * Tells every window that shows a source what has come to count: lines that were written, others that count since then, or,
 * where some count no longer, that all must be read anew. Answers with main's count before the lines.
 */
export function tellLines({ shown, windows }: Pick<Services, 'shown' | 'windows'>, source: Source, { generation, by, lines }: Written): number {
  const from = source.position() - lines.length
  const late = source.takeLate?.() ?? []
  const showing = [...shown].flatMap(([window, held]) => (held === source ? [window] : []))
  for (const window of showing) {
    // `from` puts them in order there.
    if (window !== by && lines.length > 0) windows.tell(window, 'journal:appended', { ws: source.id, lines: [...lines], from })
    if (late.length > 0) windows.tell(window, 'journal:appended', { ws: source.id, lines: [...late], from: from + lines.length })
  }
  const workspace = source.describe()
  if (workspace.generation !== generation) for (const window of showing) windows.tell(window, 'workspace:changed', { workspace })
  return from
}
