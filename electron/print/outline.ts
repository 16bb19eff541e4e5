import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PrintedHeading } from '#shared/print/head'

/** More headings than any document of ours has: a file whose outline runs in a circle ends here. */
const most = 100_000

/** The bookmarks of a PDF in reading order, with the pages they lead to (ISO 32000-1, 12.3.3). What leads nowhere is left out. */
export function headingsOf(pdf: PDFDocument): readonly PrintedHeading[] {
  const outlines = pdf.catalog.lookup(PDFName.of('Outlines'))
  if (!(outlines instanceof PDFDict)) return []
  const pages = new Map(pdf.getPages().map((page, at) => [page.ref.toString(), at + 1]))
  const found: PrintedHeading[] = []
  const waiting: PDFDict[] = [outlines]
  for (let item = waiting.pop(), seen = 0; item !== undefined && seen < most; item = waiting.pop(), seen++) {
    const page = pages.get(targetOf(item)?.toString() ?? '')
    const title = textOf(item)
    if (page !== undefined && title !== undefined) found.push({ title, page })
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

function textOf(item: PDFDict): string | undefined {
  const title = item.lookup(PDFName.of('Title'))
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : undefined
}
