import { createServer, type Server } from 'node:net'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { ipc } from '#shared/ipc'
import { launch } from './launch'

/*
 * A first test for each default of security.md, as arbitrary script in the real window would try it. Playwright's own
 * calls may evaluate text, so attacks that are about evaluating run from a timer, where the page's policy holds.
 */
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  ;({ app, page } = await launch())
})
test.afterAll(() => app.close())

/** Collects what each window wanted to navigate to, and whether it was let. */
const wantedNavigations = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()))

test('every window has the preferences of security.md', async () => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types, but the only place that says what Chromium was really told.
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
      return typeof read === 'function' ? Reflect.apply(read, contents, []) : undefined
    }),
  )
  expect(preferences.length).toBeGreaterThan(0)
  for (const effective of preferences) {
    expect(effective).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
      enableBlinkFeatures: '',
    })
  }
})

test('the page has no Node, and no picker that goes round main', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter((name) => name in window),
  )
  expect(found).toEqual([])
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inside = frame.contentWindow
    const found = inside === null ? [] : ['slipway', 'require', 'process'].filter((name) => name in inside)
    frame.remove()
    return found
  })
  expect(inFrame).toEqual([])
})

test('the bridge is frozen and holds exactly the contract', async () => {
  const bridge = await page.evaluate(() => ({
    names: Object.keys(window.slipway).sort(),
    channels: Object.keys(window.slipway.ask).sort(),
    kinds: [...new Set(Object.values(window.slipway.ask).map((ask) => typeof ask))],
    frozen: Object.isFrozen(window.slipway) && Object.isFrozen(window.slipway.ask),
  }))
  const own = Object.keys(ipc).filter((channel) => !['print:data', 'print:ready', 'dialog:dropped'].includes(channel))
  expect(bridge).toEqual({ names: ['ask', 'dropped', 'on'], channels: own.sort(), kinds: ['function'], frozen: true })
})

test('a page that rewrites its own built-ins does not change what the bridge answers', async () => {
  const { app: own, page: taken } = await launch()
  const answer = await taken.evaluate(async () => {
    const [keys, stringify] = [Object.keys, JSON.stringify]
    JSON.parse = () => 'mine'
    Array.prototype.map = () => []
    Object.fromEntries = () => ({})
    Promise.prototype.catch = () => Promise.resolve('mine')
    const info = await window.slipway.ask['app:info']({})
    return info.ok ? keys(info.value).length : stringify(info)
  })
  await own.close()
  expect(answer).toBe(7)
})

test('pages carry the policy, with a new nonce at each load', async () => {
  const loads = await page.evaluate(async () => {
    const load = async () => {
      const response = await fetch('/index.html')
      return { policy: response.headers.get('content-security-policy') ?? '', sniff: response.headers.get('x-content-type-options') }
    }
    return [await load(), await load()]
  })
  expect(loads[0]?.policy.replace(/nonce-[^']+/, 'nonce-<n>')).toBe(
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-<n>'; style-src-attr 'none'; " +
      "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
  )
  expect(loads[0]?.policy).not.toBe(loads[1]?.policy)
  expect(loads.map(({ sniff }) => sniff)).toEqual(['nosniff', 'nosniff'])
})

test('no script, style, base or form gets into the page', async () => {
  const done = await page.evaluate(async () => {
    const ran: string[] = []
    const mark = (name: string) => () => ran.push(name)
    Object.assign(window, { hacked: mark('inline') })
    const attempt = (name: string, act: () => void) =>
      new Promise<void>((resolve) =>
        setTimeout(() => {
          try {
            act()
            ran.push(name)
          } catch {
            // Refused, as it should be.
          }
          resolve()
        }),
      )
    // biome-ignore-start lint/security/noGlobalEval: this is the attack
    await attempt('eval', () => eval('1'))
    await attempt('Function', () => new Function('return 1')())
    try {
      Reflect.apply(setTimeout, window, ['hacked()'])
    } catch {
      // Refused aloud; refused quietly, it leaves no mark.
    }
    // biome-ignore-end lint/security/noGlobalEval: see above
    await attempt('innerHTML', () => {
      document.createElement('div').innerHTML = '<img src=x onerror=hacked()>'
    })
    await attempt('srcdoc', () => {
      document.createElement('iframe').srcdoc = '<script>parent.hacked()</script>'
    })
    await attempt('text of a script', () => {
      document.createElement('script').text = 'hacked()'
    })
    await attempt('address of a script', () => {
      document.createElement('script').src = 'data:text/javascript,hacked()'
    })
    for (const address of ['data:text/javascript,', `${URL.createObjectURL(new Blob(['1']))}`, 'https://example.org/x.js', '/index.html']) {
      await attempt(`worker ${address}`, () => new Worker(address))
    }
    const handler = document.createElement('div')
    handler.setAttribute('title', 'x')
    document.body.append(handler)
    await attempt('inline handler', () => handler.setAttribute('onclick', 'hacked()'))
    handler.click()
    const link = document.createElement('a')
    link.setAttribute('href', 'javascript:hacked()')
    document.body.append(link)
    link.click()
    const style = document.createElement('style')
    style.append('body { --taken: 1 }')
    document.head.append(style)
    const base = document.createElement('base')
    base.href = 'https://example.org/'
    document.head.append(base)
    const form = document.createElement('form')
    form.action = 'https://example.org/'
    document.body.append(form)
    form.submit()
    // Two turns, so that whatever was queued has had its chance.
    await new Promise((resolve) => setTimeout(resolve))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const taken = getComputedStyle(document.body).getPropertyValue('--taken')
    for (const element of [handler, link, style, base, form]) element.remove()
    return { ran, taken, base: document.baseURI, at: location.href }
  })
  expect(done).toEqual({ ran: [], taken: '', base: page.url(), at: page.url() })
})

test('the app scheme gives out its own files and nothing else', async () => {
  const paths = [
    '/..%2fetc%2fpasswd',
    '/..%5cetc',
    '/index.html%00',
    '//etc/passwd',
    '/C:/x',
    '/%252e%252e/x',
    '/package.json',
    '/__proto__',
    `/blob/${'0'.repeat(64)}`,
  ]
  const statuses = await page.evaluate((all) => Promise.all(all.map(async (path) => (await fetch(`app://slipway${path}`)).status)), paths)
  expect(statuses).toEqual(paths.map(() => 404))
  const elsewhere = ['app://evil/index.html', 'app://slipway./index.html', 'file:///etc/passwd']
  const answers = await page.evaluate(
    (all) =>
      Promise.all(
        all.map((url) =>
          fetch(url).then(
            ({ status }) => status,
            () => 'refused',
          ),
        ),
      ),
    elsewhere,
  )
  expect(answers).toEqual(['refused', 'refused', 'refused'])
  // Below the page, the session refuses too: what no policy of a page can hold back.
  const fromSession = await app.evaluate(
    async ({ BrowserWindow }, urls) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session
      const fetched = async (url: string) => (await session?.fetch(url).catch(() => undefined))?.ok === true
      return Promise.all(urls.map(fetched))
    },
    ['app://slipway/index.html', 'app://evil/index.html', 'app://slipway./index.html', 'https://example.org/'],
  )
  expect(fromSession).toEqual([true, false, false, false])
})

test('the window goes nowhere else, and opens none', async () => {
  const before = page.url()
  for (const url of ['https://example.org/', 'app://evil/', 'file:///etc/passwd', 'data:text/html,x', 'app://slipway/nothing', 'chrome://gpu']) {
    await page.evaluate((to) => {
      location.href = to
    }, url)
  }
  const opened = await page.evaluate(() => {
    const link = document.createElement('a')
    Object.assign(link, { href: 'https://example.org/', target: '_blank' })
    document.body.append(link)
    link.click()
    link.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }))
    link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }))
    link.remove()
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    const webview = document.createElement('webview')
    webview.setAttribute('src', 'https://example.org/')
    document.body.append(frame, webview)
    return window.open('https://example.org/') === null && window.open('app://slipway/index.html') === null
  })
  expect(opened).toBe(true)
  expect(page.url()).toBe(before)
  expect(await wantedNavigations()).toEqual([before])
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('a blank page is left at once', async () => {
  const { app: own, page: blank } = await launch()
  const start = blank.url()
  await blank.evaluate(() => {
    Object.assign(window, { before: true })
    location.href = 'about:blank'
  })
  const isBack = () => blank.evaluate(() => !('before' in window) && 'slipway' in window && location.protocol === 'app:').catch(() => false)
  await expect.poll(isBack).toBe(true)
  expect(blank.url()).toBe(start)
  await own.close()
})

test('every permission and device is refused, but putting text on the clipboard', async () => {
  const answers = await page.evaluate(async () => {
    const states: Record<string, string> = {}
    for (const name of [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
      'local-fonts',
      'window-management',
    ]) {
      states[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => 'unknown',
      )
    }
    const refused = async (name: string, ask: () => Promise<unknown> | undefined) => {
      states[name] = await Promise.resolve(ask()).then(
        (got) => (got === undefined || got === 'denied' ? 'denied' : 'granted'),
        () => 'denied',
      )
    }
    const devices = navigator as unknown as Record<
      string,
      { requestDevice?: (filter: object) => Promise<unknown>; requestPort?: () => Promise<unknown> } | undefined
    >
    await refused('ask notifications', () => Notification.requestPermission())
    await refused('ask position', () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)))
    await refused('ask camera', () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }))
    await refused('ask screen', () => navigator.mediaDevices.getDisplayMedia())
    await refused('ask HID', () => devices['hid']?.requestDevice?.({ filters: [] }))
    await refused('ask USB', () => devices['usb']?.requestDevice?.({ filters: [] }))
    await refused('ask serial', () => devices['serial']?.requestPort?.())
    return states
  })
  const { 'clipboard-write': clipboard, ...others } = answers
  expect(clipboard).toBe('granted')
  expect(Object.entries(others).filter(([, state]) => state !== 'denied')).toEqual([])
})

test('a call that does not fit the contract reaches nothing', async () => {
  const answers = await page.evaluate(async () => {
    // A taken-over page is not held by types.
    const ask = window.slipway.ask as unknown as Record<string, (request: unknown) => Promise<{ ok: boolean; failure?: { code: string; message: string } }>>
    const calls: [string, unknown][] = [
      ['workspace:open', { id: 1 }],
      ['workspace:open', { id: 'a', more: true }],
      ['workspace:open', { id: 'a'.repeat(1_000_001) }],
      ['window:minimize', undefined],
      ['window:minimize', new Map()],
      ['bundle:open', { file: '/etc/passwd', job: 'a' }],
      ['attachment:add', { file: '../../etc/passwd', job: 'a' }],
      ['attachment:save', { sha256: '../x', file: 'a'.repeat(32) }],
    ]
    return Promise.all(calls.map(async ([channel, request]) => ask[channel]?.(request)))
  })
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { code: 'refused' } })
  const guessed = await page.evaluate(() => window.slipway.ask['attachment:save']({ sha256: '0'.repeat(64), file: 'a'.repeat(32) }))
  expect(guessed.ok).toBe(false)
  expect(JSON.stringify(guessed)).not.toMatch(/\/(?:home|root|tmp|usr)\//)
})

test('nothing connects to anywhere, not even to this computer', async () => {
  const { server, port, count } = await listening()
  await page.evaluate(async (to) => {
    const url = `http://127.0.0.1:${to}/`
    const settled = (element: HTMLElement) =>
      new Promise<void>((resolve) => {
        element.onload = () => resolve()
        element.onerror = () => resolve()
        document.head.append(element)
        if (element instanceof HTMLLinkElement && element.rel !== 'stylesheet') resolve()
      })
    const link = (rel: string) => Object.assign(document.createElement('link'), { rel, href: url })
    await fetch(url).catch(() => undefined)
    await fetch(url, { mode: 'no-cors', keepalive: true }).catch(() => undefined)
    navigator.sendBeacon(url, 'x')
    await settled(Object.assign(document.createElement('img'), { src: url }))
    await settled(link('stylesheet'))
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'icon']) await settled(link(rel))
    await settled(Object.assign(document.createElement('video'), { src: url }))
    document.body.style.setProperty('background-image', `url(${url})`)
    await new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${to}/`)
      socket.onerror = resolve
      socket.onclose = resolve
    }).catch(() => undefined)
    await new Promise((resolve) => {
      const source = new EventSource(url)
      source.onerror = resolve
    }).catch(() => undefined)
    const peer = new RTCPeerConnection({
      iceServers: [{ urls: `stun:127.0.0.1:${to}` }, { urls: `turn:127.0.0.1:${to}?transport=tcp`, username: 'a', credential: 'b' }],
    })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
    if (peer.iceGatheringState !== 'complete') {
      await new Promise<void>((resolve) => {
        peer.onicegatheringstatechange = () => (peer.iceGatheringState === 'complete' ? resolve() : undefined)
      })
    }
    peer.close()
    document.body.style.removeProperty('background-image')
  }, port)
  server.close()
  expect(count()).toBe(0)
})

async function listening(): Promise<{ server: Server; port: number; count: () => number }> {
  const state = { connections: 0 }
  const server = createServer((socket) => {
    state.connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, port: address.port, count: () => state.connections }
}
