import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown'

const shown = (text: string): string => renderToStaticMarkup(<Markdown text={text} />).replace(/ class="[^"]*"/g, '')

describe('Markdown', () => {
  test('reads headings below the page’s own, lists, tasks, tables and code', () => {
    expect(shown('# A\n\n1. one\n2. **two**')).toContain('<h3>A</h3>')
    expect(shown('3. one\n4. two')).toContain('<ol start="3"><li>one</li><li>two</li></ol>')
    expect(shown('- [x] agreed')).toMatch(/<li><input type="checkbox"[^>]*checked=""[^>]*\/>.*agreed/s)
    expect(shown('| a | b |\n|---|--:|\n| 1 | `2` |')).toContain('<td style="text-align:right"><code>2</code></td>')
    expect(shown('```\n<b>\n```')).toContain('<code>&lt;b&gt;</code>')
  })
  test('shows HTML as it is written and loads no picture', () => {
    const html = shown('a <script>alert(1)</script> <b>x</b> ![p](https://example.org/p.png)\n\n<iframe src="x"></iframe>')
    expect(html).not.toMatch(/<(script|b|img|iframe)[ >]/)
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('&lt;iframe')
  })
  test('makes links of https and mailto alone', () => {
    expect(shown('[a](https://example.org/)')).toContain('<button type="button" title="https://example.org/">a</button>')
    for (const href of ['http://x/', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '//x', 'slipway://x'])
      expect(shown(`[a](${href})`)).not.toContain('<button')
  })
})
