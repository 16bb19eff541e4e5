import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerRequest } from './answer-request'
import { type AssetMap, assetMapOf, documentPathsOf, workerPathsOf } from './asset-map'

const folder = mkdtempSync(join(tmpdir(), 'slipway-assets-'))
let assets: AssetMap = new Map()
const hash = 'a'.repeat(64)
const png = { bytes: new Uint8Array([137, 80, 78, 71]), type: 'image/png' }
const get = (url: string, method = 'GET') => answerRequest(new Request(url, { method }), assets, async (wanted) => (wanted === hash ? png : undefined))

beforeAll(() => {
  mkdirSync(join(folder, 'workers'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>Slipway</title><style nonce="__CSP_NONCE__">b{}</style></head></html>')
  writeFileSync(join(folder, 'print.html'), '<!doctype html><html><head></head></html>')
  writeFileSync(join(folder, 'workers', 'search-1.js'), 'export {}')
  writeFileSync(join(folder, 'main.js.map'), '{}')
  writeFileSync(join(folder, 'odd.exe'), 'MZ')
  symlinkSync('/etc/passwd', join(folder, 'passwd.txt'))
  assets = assetMapOf(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the map', () => {
  test('holds what the build made, and nothing of another type, no source map, no link', () => {
    expect([...assets.keys()].sort()).toEqual(['/', '/index.html', '/print.html', '/workers/search-1.js'])
    expect(workerPathsOf(assets)).toEqual(['/workers/search-1.js'])
    expect([...documentPathsOf(assets)].sort()).toEqual(['/', '/index.html', '/print.html'])
  })
})

describe('a page', () => {
  test('gets a new nonce at each load, in header, meta tag and placeholder alike', async () => {
    const first = await get('app://slipway/')
    const second = await get('app://slipway/index.html')
    const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
    const html = await first.text()
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    expect(nonceOf(first)).toHaveLength(24)
    expect(html).toContain(`<meta name="csp-nonce" content="${nonceOf(first)}">`)
    expect(html).toContain(`<style nonce="${nonceOf(first)}">`)
    expect(html).toContain('<meta name="worker-files" content="/workers/search-1.js">')
    expect(html).not.toContain('__CSP_NONCE__')
  })
  test('has the policy and headers of security.md', async () => {
    const { headers } = await get('app://slipway/print.html')
    expect(headers.get('content-security-policy')?.replace(/nonce-[^']+/, 'nonce-<n>')).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-<n>'; style-src-attr 'none'; " +
        "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toMatch(/^(?:[a-z-]+=\(\)(?:, |$))+$/)
  })
})

describe('an attachment', () => {
  test('is served with its checked type, and can do nothing', async () => {
    const response = await get(`app://slipway/blob/${hash}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  })
  test('of a type that is not previewed does not exist', async () => {
    const svg = async () => ({ bytes: new Uint8Array(1), type: 'image/svg+xml' })
    expect((await answerRequest(new Request(`app://slipway/blob/${hash}`), assets, svg)).status).toBe(404)
  })
})

describe('all else is 404', () => {
  const attacks = [
    'app://evil/index.html',
    'app://slipway./index.html',
    'app://slipway.evil/',
    'app://slipway/..%2fetc%2fpasswd',
    'app://slipway/..%5c..%5cetc',
    'app://slipway/index.html%00.png',
    'app://slipway//etc/passwd',
    'app://slipway/C:/Windows/win.ini',
    'app://slipway/%252e%252e/etc/passwd',
    'app://slipway/workers/',
    'app://slipway/passwd.txt',
    'app://slipway/main.js.map',
    'app://slipway/INDEX.HTML',
    'app://slipway/index.html/',
    'app://slipway/__proto__',
    'app://slipway/constructor',
    `app://slipway/blob/${'A'.repeat(64)}`,
    `app://slipway/blob/${hash}0`,
    `app://slipway/blob/${hash}/..%2f`,
    `app://slipway/blob/${'b'.repeat(64)}`,
    'file:///etc/passwd',
  ]
  test.each(attacks)('%s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })
  test.each(['POST', 'PUT', 'HEAD', 'DELETE'])('%s of a page', async (method) => {
    expect((await get('app://slipway/', method)).status).toBe(404)
  })
})
