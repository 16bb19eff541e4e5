import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib'
import type { PrintedHeading } from '#shared/print/head'

/** More headings than any document of ours has: a file whose outline runs in a circle ends here. */
const most = 100_000

/**
 * The bookmarks of a PDF in reading order with the pages they lead to (ISO 32000-1, 12.3.3), named anew by the headings
 * that the window has. Chromium names a heading twice over (`ScopeScope`) where a page break moves it. Undefined where
 * bookmarks and headings do not go together.
 */
export function namedHeadings(pdf: PDFDocument, titles: readonly string[]): readonly PrintedHeading[] | undefined {
  const items = bookmarksOf(pdf)
  const pages = new Map(pdf.getPages().map((page, at) => [page.ref.toString(), at + 1]))
  const found: PrintedHeading[] = []
  for (const [at, item] of items.entries()) {
    const page = pages.get(targetOf(item)?.toString() ?? '')
    const title = titles[at]
    if (page === undefined || title === undefined) return undefined
    item.set(PDFName.of('Title'), PDFHexString.fromText(title))
    found.push({ title, page })
  }
  return found.length === titles.length ? found : undefined
}

function bookmarksOf(pdf: PDFDocument): readonly PDFDict[] {
  const outlines = pdf.catalog.lookup(PDFName.of('Outlines'))
  if (!(outlines instanceof PDFDict)) return []
  const found: PDFDict[] = []
  const waiting: PDFDict[] = [outlines]
  for (let item = waiting.pop(); item !== undefined && found.length < most; item = waiting.pop()) {
    if (item !== outlines) found.push(item)
    // The stack gives the children before the next sibling.
    for (const name of ['Next', 'First']) {
      const next = item.lookup(PDFName.of(name))
      if (next instanceof PDFDict) waiting.push(next)
    }
  }
  return found
}

/** Chromium writes the page itself into the bookmark, never a name. */
function targetOf(item: PDFDict): PDFRef | undefined {
  const target = item.lookup(PDFName.of('Dest'))
  const page = target instanceof PDFArray ? target.get(0) : undefined
  return page instanceof PDFRef ? page : undefined
}
