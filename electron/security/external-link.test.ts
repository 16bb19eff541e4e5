import { expect, test } from 'vitest'
import { externalLink } from './external-link'

test('web and mail links pass, in the form they will be opened in', () => {
  expect(externalLink('HTTPS://Example.org/a?b=1#c')).toEqual({ kind: 'web', href: 'https://example.org/a?b=1#c', target: 'example.org' })
  expect(externalLink('mailto:cab@example.org?subject=Go')).toEqual({ kind: 'mail', href: 'mailto:cab@example.org?subject=Go', target: 'cab@example.org' })
})

test('a look-alike host is shown as what it is', () => {
  expect(externalLink('https://exаmple.org/')?.target).toBe('xn--exmple-4nf.org')
})

test.each([
  'file:///etc/passwd',
  'smb://server/share',
  'ms-msdt:/id PCWDiagnostic',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://example.org/',
  'https://user:pass@example.org/',
  'https://example.org@evil.org/',
  '\\\\server\\share',
  '//server/share',
  'C:\\Windows\\system32\\calc.exe',
  'vbscript:x',
  'search-ms:query=x',
  'mailto:a@b.c?subject=x%0d%0aBcc:d@e.f',
  'mailto:a@b.c?attach=/etc/passwd',
  '',
  'https://',
  `https://example.org/${'a'.repeat(2_000)}`,
])('%s is refused', (link) => {
  expect(externalLink(link)).toBeUndefined()
})
