import { type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { PrintHead } from '#shared/print/head'

/** The file's properties, from a fixed list (security.md, Output): nothing of this computer gets in, such as Chromium's user agent. */
export function setProperties(pdf: PDFDocument, head: PrintHead, creator: string): void {
  const printed = new Date(head.at)
  pdf.setTitle(head.title, { showInWindowTitleBar: true })
  pdf.setAuthor(head.by)
  pdf.setSubject(head.subject)
  pdf.setKeywords([])
  pdf.setCreator(creator)
  pdf.setProducer('Slipway')
  pdf.setLanguage('en')
  pdf.setCreationDate(printed)
  pdf.setModificationDate(printed)
  // Page labels as they stand in the footer: 1, 2, 3 (ISO 32000-1, 12.4.2).
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { Type: 'PageLabel', S: 'D' }] }))
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of('en'))
}
