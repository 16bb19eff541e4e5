import { afterAll, describe, expect, test } from 'vitest'
import { store } from '#data/store'
import { workspaceClosed, workspaceReady } from '#data/workspace-slice'
import { changeRoot, rootsWith } from '#shared/assess/change-risk/test-change'
import { usualRules } from '#shared/assess/change-risk/usual-rules'
import type { Json } from '#shared/model/json'
import type { ReportBlock, ReportSection } from '#shared/print/report-body'
import { riskSection } from './printed-risk'
import { printingOf } from './printing'

afterAll(() => void store.dispatch(workspaceClosed()))
const now = Date.UTC(2026, 10, 27, 12)
type Fields = Readonly<Record<string, Json>>
type Block<K extends ReportBlock['block']> = Extract<ReportBlock, { block: K }>

/** The rules that come with Slipway have something to say of nearly every change. */
const noRules = Object.fromEntries([...usualRules.keys()].map((id) => [`risk-rule/${id}`, { of: 'workspace/this', isOff: true }]))

/** The section of a meeting with these subjects on its agenda, where no rule is in use but those given. */
function section(
  subjects: readonly string[],
  held: Parameters<typeof rootsWith>[0],
  workspace: Fields = {},
  rules: Record<string, Fields> = {},
): ReportSection {
  const items = Object.fromEntries(subjects.map((subject, at) => [`agenda-item/${at}`, { of: 'meeting/m', subject, order: `a${at}` }]))
  const roots = rootsWith({ 'workspace/this': { 'workspace/this': workspace, ...noRules, ...rules }, 'meeting/m': { 'meeting/m': {}, ...items }, ...held })
  store.dispatch(workspaceReady({ roots, heads: {}, recovered: [] }))
  const printing = printingOf('m', now)
  if (printing === undefined) throw new Error('no meeting')
  return riskSection(printing, printing.page.rows)
}
const blocksOf = <K extends ReportBlock['block']>({ blocks }: ReportSection, kind: K): readonly Block<K>[] =>
  blocks.filter((block): block is Block<K> => block.block === kind)
const rowsOf = (printed: ReportSection): readonly (readonly string[])[] => blocksOf(printed, 'table')[0]?.rows ?? []
const rating = (likelihood: number, impact: number): Json => ({ likelihood, impact: { service: impact } })
const change = (id: string, fields: Fields) => changeRoot(id, { number: `CHG-${id}`, shortDescription: `Change ${id}`, type: 'normal', ...fields })

describe('the risk of what is on the agenda', () => {
  test('stands in a matrix for each rating that any change has, by its number, where likelihood and impact put it', () => {
    const printed = section(['change/a', 'change/b'], {
      ...change('a', { inherentRisk: rating(5, 5), residualRisk: rating(2, 3) }),
      ...change('b', { number: '', inherentRisk: { likelihood: 3, impact: { service: 1, data: 4 } } }),
    })
    expect(blocksOf(printed, 'matrices').map(({ noun, matrices }) => [noun, matrices])).toEqual([
      [
        'change',
        [
          {
            title: 'Inherent, before controls',
            entries: [
              // By its title where it has no number; the highest of its impacts.
              { number: 'Change b', likelihood: 3, impact: 4 },
              { number: 'CHG-a', likelihood: 5, impact: 5 },
            ],
          },
          { title: 'Residual, with controls in place', entries: [{ number: 'CHG-a', likelihood: 2, impact: 3 }] },
        ],
      ],
    ])
    expect(printed).toMatchObject({ page: true, wide: true })
    expect(blocksOf(printed, 'text').map(({ text }) => text)).toEqual([
      '2 items; the highest of the engines’ levels counts, never a mean, and a release has the highest of what it brings.',
    ])
  })

  test('is without a matrix where nothing is rated, and half a rating is none', () => {
    const printed = section(['change/a', 'change/b'], {
      ...change('a', {}),
      ...change('b', { inherentRisk: { likelihood: 4, impact: {} } }),
    })
    expect(blocksOf(printed, 'matrices')).toEqual([])
    expect(blocksOf(printed, 'text')[0]?.text).toContain('Without a rating of likelihood and impact: CHG-a, CHG-b. Their levels come from rules')
    const one = section(['change/a'], change('a', {}))
    expect(blocksOf(one, 'text')[0]?.text).toMatch(/^1 item; .*impact: CHG-a\. Its level comes from rules, questions and history alone\.$/)
  })

  test('is listed the gravest first, with who decided and why; equals stay in the order of the agenda', () => {
    const printed = section(['change/low', 'change/none', 'change/high', 'change/also'], {
      ...change('low', { residualRisk: rating(1, 1) }),
      ...change('none', { state: 'new' }),
      ...change('high', { residualRisk: rating(5, 5) }),
      ...change('also', { residualRisk: rating(1, 1) }),
    })
    const [table] = blocksOf(printed, 'table')
    expect(table).toMatchObject({ tight: true, heads: ['Number', 'Item', 'Level', 'Decided by', 'Why'] })
    expect(rowsOf(printed).map(([number, , level]) => [number, level])).toEqual([
      ['CHG-high', '5 Very high'],
      ['CHG-low', '1 Very low'],
      ['CHG-also', '1 Very low'],
      ['CHG-none', 'not assessed'],
    ])
    expect(rowsOf(printed)[0]?.slice(3)).toEqual(['Likelihood and impact', 'Residual: likelihood 5 Almost certain, impact 5 Severe.'])
    expect(rowsOf(printed)[3]?.slice(3)).toEqual(['–', 'No engine can tell: nothing was answered, rated or tried before.'])
  })

  test('names all engines that tie, each with its reason', () => {
    const rule = { of: 'workspace/this', title: 'Anything normal', when: { type: { is: ['normal'] } }, level: 5, order: 'a' }
    const [row] = rowsOf(section(['change/a'], change('a', { residualRisk: rating(5, 5) }), {}, { 'risk-rule/r': rule }))
    expect(row?.[3]).toBe('Rules, Likelihood and impact')
    expect(row?.[4]).toBe('Rule 1 holds: Anything normal. Residual: likelihood 5 Almost certain, impact 5 Severe.')
  })

  test('of a release is the highest of what it brings, with what that is; it stands in no matrix', () => {
    const printed = section(['release/r', 'release/empty'], {
      'release/r': {
        'release/r': { name: 'Payments' },
        'release-change/1': { of: 'release/r', change: 'a' },
        'risk/k': { of: 'release/r', number: 'R-7', title: 'The vendor is late', state: 'open', residual: { kind: 'rated', likelihood: 5, impact: 5 } },
      },
      'release/empty': { 'release/empty': { name: 'Empty' } },
      ...change('a', { residualRisk: rating(2, 2) }),
    })
    expect(blocksOf(printed, 'matrices')).toEqual([])
    expect(rowsOf(printed).map(([, ...rest]) => rest)).toEqual([
      ['Payments', '5 Very high', 'What it brings', 'R-7 The vendor is late'],
      ['Empty', 'not assessed', '–', 'No engine can tell of anything that it brings.'],
    ])
  })

  test('speaks in the workspace’s own words', () => {
    const words = { levelWords: ['Green', 'Lime', 'Amber', 'Red', 'Black'], impactWords: ['1', '2', '3', '4', 'Ruin'] }
    const printed = section(['change/a'], change('a', { residualRisk: rating(5, 5) }), words)
    expect(rowsOf(printed)[0]?.[2]).toBe('5 Black')
    expect(rowsOf(printed)[0]?.[4]).toContain('impact 5 Ruin')
    expect(blocksOf(printed, 'matrices')[0]?.workspace.levelWords).toEqual(words.levelWords)
  })

  test('of what is no longer there is said as that', () => {
    const printed = section(['change/gone', 'change/a'], change('a', { residualRisk: rating(1, 1) }))
    expect(rowsOf(printed)[1]?.slice(2)).toEqual(['not assessed', '–', 'It is no longer there.'])
    expect(blocksOf(printed, 'text')[0]?.text).not.toContain('Without a rating')
  })
})
