import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames } from '@cantoo/pdf-lib'

/** Whether a page stands or lies; what stands above and below it is laid out for that. */
export type PageShape = 'tall' | 'wide'

export const shapesOf = (pdf: PDFDocument): readonly PageShape[] => pdf.getPages().map((page) => (page.getWidth() > page.getHeight() ? 'wide' : 'tall'))

/**
 * Lays the frames (what stands above and below each page) over the pages, one of each. They are artifacts: a screen reader
 * leaves them out (ISO 32000-1, 14.8.2.2). Chromium's own header templates can't hold our faces: it draws them before a
 * face that it has to load is there.
 */
export async function layFrames(pdf: PDFDocument, frames: Uint8Array): Promise<boolean> {
  const source = await PDFDocument.load(frames, { updateMetadata: false })
  const pages = pdf.getPages()
  if (source.getPageCount() !== pages.length) return false
  const laid = await pdf.embedPdf(source, source.getPageIndices())
  for (const [at, page] of pages.entries()) {
    const frame = laid[at]
    if (frame === undefined) return false
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]))
    page.drawPage(frame)
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  }
  return true
}
