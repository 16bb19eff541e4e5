import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { ask } from '#data/bridge'
import { PrintDocument } from '#shared/print/document'
import { headingsOf } from './contents'
import { Sheets } from './sheets'

/**
 * The whole life of a printing window: ask what to render, render it, wait for its faces, say that it can be printed.
 * A hidden window draws no frames, so nothing here waits for one.
 */
export async function showDocument(place: HTMLElement, faces: readonly string[]): Promise<void> {
  const answer = await ask('print:data', {})
  if (!answer.ok) return
  const parsed = PrintDocument.safeParse(answer.value.document)
  if (!parsed.success) {
    await ask('print:ready', { title: '', problems: parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`) })
    return
  }
  document.title = parsed.data.head.title
  flushSync(() => createRoot(place).render(<Sheets {...parsed.data} />))
  const shown = place.textContent
  await Promise.all(faces.map((face) => document.fonts.load(face, shown)))
  await document.fonts.ready
  const headings = headingsOf(place).map(({ textContent }) => textContent ?? '')
  await ask('print:ready', { title: parsed.data.head.title, problems: [], headings })
}
