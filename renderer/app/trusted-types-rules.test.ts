import { describe, expect, test } from 'vitest'
import { admittedHtml, admittedScriptUrl } from './trusted-types-rules'

const workers = new Set(['/workers/search-1a2b.js'])
const admitted = (text: string) => admittedScriptUrl(text, 'app://slipway/index.html', workers)

describe('HTML', () => {
  test('style text without an element passes', () => {
    expect(admittedHtml(':root { --gap: 8px } a > b { color: red }')).toContain('--gap')
  })
  test.each(['<b>', '<img src=x onerror=alert(1)>', 'a<', '<!--'])('%s does not', (text) => {
    expect(() => admittedHtml(text)).toThrow(TypeError)
  })
})

describe('script URLs', () => {
  test('a built worker passes, relative or whole', () => {
    expect(admitted('/workers/search-1a2b.js')).toBe('app://slipway/workers/search-1a2b.js')
    expect(admitted('app://slipway/workers/search-1a2b.js')).toBe('app://slipway/workers/search-1a2b.js')
  })
  test.each([
    'javascript:alert(1)',
    'data:text/javascript,alert(1)',
    'blob:app://slipway/6c5b',
    'https://slipway/workers/search-1a2b.js',
    'app://evil/workers/search-1a2b.js',
    'app://slipway./workers/search-1a2b.js',
    '//evil/workers/search-1a2b.js',
    '/workers/other.js',
    '/workers/search-1a2b.js?x',
    '/workers/search-1a2b.js#x',
    '/workers/..%2fsearch-1a2b.js',
    '/blob/1',
    '',
  ])('%s does not', (url) => {
    expect(() => admitted(url)).toThrow(TypeError)
  })
})
