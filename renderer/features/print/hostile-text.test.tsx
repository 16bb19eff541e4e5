import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { PlanBody } from '#shared/print/plan-body'
import { ReportBody } from '#shared/print/report-body'
import { hostileTexts } from '#test/fixtures/hostile-text'
import { ReportSheets } from './report-sheets'
import { ScopeSection } from './scope-section'
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

/** A plan whose change says a text wherever it can. */
function scopeOf(text: string): string {
  const change = viewOf('change', 'c', {
    number: text,
    shortDescription: text,
    ...{ description: text, justification: text, implementationPlan: text, riskAndImpactAnalysis: text, backoutPlan: text, testPlan: text, closeNotes: text },
    ...{ requestedBy: text, assignedTo: text, category: text, environment: text, onHold: { held: true, reason: text } },
  })
  const lists = [
    'services',
    'needs',
    'workItems',
    'phases',
    'gates',
    'criteria',
    'freezes',
    'risks',
    'actions',
    'milestones',
    'stakeholders',
    'attachments',
    'notes',
  ]
  const body = PlanBody.parse({
    ...Object.fromEntries(lists.map((list) => [list, []])),
    ...{ kind: 'plan', zone: 'UTC', workspace: { id: 'this' }, release: { id: 'r' }, approval: '', hash: '', history: { rows: [], inAll: 0 } },
    changes: [{ change, affects: [text] }],
  })
  return renderToStaticMarkup(<ScopeSection body={body} />)
}

test('whatever is said of a change, its close notes among it, a printed plan has the same elements and all of the text', () => {
  const usual = scopeOf('Payments')
  expect(usual).toContain('<h4>How it ended</h4><p><bdi>Payments</bdi></p>')
  for (const text of hostileTexts) {
    const scope = scopeOf(text)
    expect(elementsOf(scope), text).toBe(elementsOf(usual))
    expect(scope.split(escaped(shownText(text))).length, text).toBeGreaterThanOrEqual(usual.split('Payments').length)
  }
})

test('whatever stands in the fields of a card, a printed page has the same elements as with plain words, and all of the text', () => {
  const usual = printed('Payments')
  const places = usual.split('Payments').length
  for (const text of hostileTexts) {
    const page = printed(text)
    expect(elementsOf(page)).toBe(elementsOf(usual))
    expect(page.split(escaped(shownText(text))).length, text).toBeGreaterThanOrEqual(places)
  }
})
