import { describe, expect, test } from 'vitest'
import { isOwnDocument, isOwnOrigin, mayRequest } from './own-origin'

const documents = new Set(['/', '/index.html', '/print.html'])

describe('own origin', () => {
  test.each(['app://slipway/', 'app://slipway/index.html#/release/1', 'app://slipway/?view=calendar'])('%s is ours', (url) => {
    expect(isOwnOrigin(url)).toBe(true)
    expect(isOwnDocument(url, documents)).toBe(true)
  })
  const strange = [
    'app://slipway.',
    'app://evil/',
    'app://slipway@evil/',
    'app://a:b@slipway/',
    'app://slipway:80/',
    'https://slipway/',
    'file:///x',
    'about:blank',
    'data:text/html,x',
    '',
    'app:',
  ]
  test.each(strange)('%s is not', (url) => {
    expect(isOwnOrigin(url)).toBe(false)
  })
  test('an attachment and a script are no documents', () => {
    expect(isOwnDocument(`app://slipway/blob/${'a'.repeat(64)}`, documents)).toBe(false)
    expect(isOwnDocument('app://slipway/main.js', documents)).toBe(false)
  })
})

describe('requests', () => {
  test.each([
    ['app://slipway/main.js', 'script', true],
    ['app://evil/main.js', 'script', false],
    ['blob:app://slipway/1', 'image', true],
    ['blob:https://evil/1', 'image', false],
    ['data:image/png;base64,AA==', 'image', true],
    ['data:text/html,x', 'mainFrame', false],
    ['http://localhost:1/', 'xhr', false],
    ['https://example.org/', 'image', false],
    ['ws://localhost:1/', 'webSocket', false],
    ['file:///etc/passwd', 'xhr', false],
    ['chrome://gpu', 'mainFrame', false],
    ['devtools://devtools/bundled/x.js', 'script', false],
    ['nonsense', 'xhr', false],
  ])('%s as %s', (url, type, allowed) => {
    expect(mayRequest(url, type, false)).toBe(allowed)
  })
  test('developer tools may load themselves in development', () => {
    expect(mayRequest('devtools://devtools/bundled/x.js', 'script', true)).toBe(true)
  })
})
