import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { namedHeadings } from './outline'

/** A file with bookmarks as Chromium writes them: each leads to a page, those below another hang from it. */
async function bookmarked(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  const pages = [pdf.addPage(), pdf.addPage(), pdf.addPage()]
  const { context } = pdf
  const item = (page: number, more: object) => context.register(context.obj({ Dest: [pages[page]?.ref ?? null, 'XYZ', 0, 0, 0], ...more }))
  const child = item(1, {})
  const last = item(2, {})
  const first = item(0, { First: child, Last: child, Next: last })
  pdf.catalog.set(PDFName.of('Outlines'), context.register(context.obj({ Type: 'Outlines', First: first, Last: last })))
  return pdf
}

test('the n-th heading names the n-th bookmark, in reading order, with the page that it leads to', async () => {
  expect(namedHeadings(await bookmarked(), ['Payments 26.12', 'Scope', 'Переход'])).toEqual([
    { title: 'Payments 26.12', page: 1 },
    { title: 'Scope', page: 2 },
    { title: 'Переход', page: 3 },
  ])
})

test('bookmarks and headings that do not go together are not guessed at', async () => {
  expect(namedHeadings(await bookmarked(), ['Payments 26.12', 'Scope'])).toBeUndefined()
  expect(namedHeadings(await bookmarked(), ['One', 'Two', 'Three', 'Four'])).toBeUndefined()
  expect(namedHeadings(await PDFDocument.create(), [])).toEqual([])
})
