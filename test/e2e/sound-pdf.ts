import { expect } from '@playwright/test'
import type { ReadPage, ReadPdf } from './read-pdf'

export const millimetre = 72 / 25.4
export const allText = (pdf: ReadPdf): string => pdf.pages.flatMap(({ lines }) => lines).join('\n')

/** What reaches into the margins of a page, each piece with its page. One list, since an assertion a piece takes minutes. */
export const outside = ({ width, height, pieces }: ReadPage, at: number): readonly string[] =>
  pieces
    .filter(({ x, y, width: length }) => x < 19 * millimetre || x + length > width - 14 * millimetre || y < 6 * millimetre || y > height - 8 * millimetre)
    .map(({ text }) => `“${text}” on page ${at + 1}`)

/** Every bookmark's page holds its words, and the table of contents gives the same page; it lists bookmarks down to `deepest`. */
export function expectContents(pdf: ReadPdf, deepest: 2 | 3 = 3): void {
  const listed = pdf.outline
    .filter(({ title, depth }) => depth >= 2 && depth <= deepest && title !== 'Contents')
    .map(({ title, page }) => ({ title: title.replace(/\s+/g, ' ').trim(), page }))
  const begin = pdf.outline.find(({ title }) => title === 'Contents')?.page ?? 0
  const end = listed[0]?.page ?? 0
  expect(begin).toBeGreaterThan(0)
  const lines = pdf.pages.slice(begin - 1, end).flatMap((page) => page.lines)
  let from = lines.indexOf('Contents') + 1
  for (const { title, page } of listed) {
    const at = lines.findIndex((line, place) => place >= from && line.startsWith(title))
    expect(lines[at], title).toBe(`${title} ${page}`)
    from = at + 1
    expect(pdf.pages[page - 1]?.lines.join(' '), `page ${page}`).toContain(title)
  }
}
