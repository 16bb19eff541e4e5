import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ReportBody } from '#shared/print/report-body'
import { hostileTexts } from '#test/fixtures/hostile-text'
import { ReportSheets } from './report-sheets'
import { shownText } from './text'

/** A report with a text in each place that takes one. */
const reportOf = (text: string): ReportBody =>
  ReportBody.parse({
    kind: 'report',
    title: text,
    lead: [
      { block: 'facts', inPairs: true, rows: [['Chair', text]] },
      { block: 'text', head: text, text },
    ],
    sections: [
      {
        title: text,
        page: true,
        blocks: [
          { block: 'list', head: text, items: [text] },
          { block: 'table', heads: ['Member', 'Comment'], rows: [[text, text]] },
          {
            block: 'conflicts',
            head: 'Conflicts',
            none: '',
            conflicts: [{ key: 'k', severity: 'hard', title: 'In a freeze', sentence: text, lines: [text], rule: 'A hard freeze holds.', standing: text }],
          },
        ],
      },
    ],
    months: [
      {
        kind: 'calendar',
        zone: 'UTC',
        month: '2026-12',
        firstDayOfWeek: 1,
        filter: text,
        items: [
          { key: 'i', kind: 'change', type: '', title: text, from: Date.UTC(2026, 11, 5, 22), to: Date.UTC(2026, 11, 5, 23), wholeDays: false },
          { key: 'f', kind: 'freeze', type: 'hard', title: text, from: Date.UTC(2026, 11, 14), to: Date.UTC(2026, 11, 16), wholeDays: true },
        ],
      },
    ],
  })

const printed = (text: string): string => renderToStaticMarkup(<ReportSheets body={reportOf(text)} headings={[]} />)
/** The elements of a page and their attributes, without any text; the names that headings get are made of their words. */
const elementsOf = (markup: string): string => [...markup.replace(/ id="[^"]*"/g, '').matchAll(/<[^>]*>/g)].join('')
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;')

test('whatever stands in the fields of a card, a printed page has the same elements as with plain words, and all of the text', () => {
  const usual = printed('Payments')
  const places = usual.split('Payments').length
  for (const text of hostileTexts) {
    const page = printed(text)
    expect(elementsOf(page)).toBe(elementsOf(usual))
    expect(page.split(escaped(shownText(text))).length, text).toBeGreaterThanOrEqual(places)
  }
})
