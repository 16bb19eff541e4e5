import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { extractFile, listPackage } from '@electron/asar'
import { expect } from '@playwright/test'
import { fuseWire, releaseFuses, testFuses } from '../../electron/packaging/fuses.mjs'
import { walk } from './journey'
import { test } from './launch'

/*
 * The package, as a user would get it: the release flavour is probed from outside, where no test can get in; the test
 * flavour, which keeps the debugging switches, is driven.
 */
test.describe.configure({ mode: 'serial' })
// biome-ignore lint/suspicious/noSkippedTests: there is nothing to look at on another system.
test.skip(process.platform !== 'linux', 'the packages of other systems are laid out otherwise')

const checkout = resolve(import.meta.dirname, '../..')
const out = mkdtempSync(join(tmpdir(), 'slipway-package-'))
const appOf = (flavour: 'release' | 'test'): string => join(out, flavour, 'linux-unpacked')
const binaryOf = (flavour: 'release' | 'test'): string => join(appOf(flavour), 'slipway')
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

test.beforeAll(() => {
  test.setTimeout(180_000)
  const script = join(checkout, 'electron/packaging/package.mjs')
  for (const flavour of [[], ['--test']]) execFileSync(process.execPath, [script, `--out=${out}`, ...flavour], { cwd: checkout, stdio: 'pipe' })
})
test.afterAll(() => rmSync(out, { recursive: true, force: true }))

/** A wire as the numbers of the fuses that are on. */
const fusesOn = async (flavour: 'release' | 'test'): Promise<readonly number[]> =>
  [...(await fuseWire(binaryOf(flavour)))].flatMap(([number, state]) => (String.fromCharCode(state) === '1' ? [number] : [])).sort()

/** Those that a table wants on, of the fuses that this Electron has; what it leaves as shipped is left out. */
async function wantedOn(flavour: 'release' | 'test'): Promise<readonly number[]> {
  const table: Readonly<Record<number, boolean | undefined>> = flavour === 'release' ? releaseFuses : testFuses
  return [...(await fuseWire(binaryOf(flavour))).keys()].filter((number) => table[number] === true).sort()
}

/** What a start without a display wrote; it ends by itself, because there is no screen. */
function startBlind(args: readonly string[], environment: Readonly<Record<string, string>>): string {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const config = join(out, 'blind')
  const { stdout, stderr } = spawnSync(binaryOf('release'), [...asRoot, ...args], {
    encoding: 'utf8',
    env: { ...rest, XDG_CONFIG_HOME: config, ...environment },
    timeout: 20_000,
  })
  return `${stdout}${stderr}`
}

test('every fuse stands as it should, and the test flavour differs in one', async () => {
  expect(await fusesOn('release')).toEqual(await wantedOn('release'))
  expect(await fusesOn('test')).toEqual(await wantedOn('test'))
  expect((await fusesOn('test')).length).toBe((await fusesOn('release')).length + 1)
})

test('the archive holds the build and nothing else: no source maps, no packages, no path of this machine, no debugging switch', () => {
  expect(readdirSync(join(appOf('release'), 'resources')).filter((name) => name.startsWith('app') || name.startsWith('default'))).toEqual(['app.asar'])
  const archive = join(appOf('release'), 'resources', 'app.asar')
  const files = listPackage(archive, { isPack: false }).filter((file) => /\.[a-z0-9]+$/.test(file))
  expect(files.filter((file) => /node_modules|\.map$|\.tsx?$|built-from/.test(file))).toEqual([])
  expect(files).toContain('/dist/main/main.cjs')
  for (const file of files.filter((name) => /\.(?:cjs|js|css|html|json)$/.test(name))) {
    const text = extractFile(archive, file.slice(1)).toString('utf8')
    for (const word of [checkout, homedir(), 'sourceMappingURL', 'dialog-answers', '--plan-pdf', 'SLIPWAY_USER_DATA']) {
      expect(text.includes(word), `${file} has ${word}`).toBe(false)
    }
  }
})

test('what the app is made of, and under which licences, lies beside it', () => {
  const resources = join(appOf('release'), 'resources')
  const { components } = JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8')) as { components: { name: string; licenses: unknown[] }[] }
  const names = components.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'zod', 'dexie']))
  expect(names).not.toContain('vitest')
  const notices = readFileSync(join(resources, 'third-party-licenses.txt'), 'utf8')
  for (const name of names.filter((each) => each !== 'electron')) expect(notices).toContain(`${name} `)
  expect(notices).toContain('Permission is hereby granted')
})

test('the release binary is no Node, loads nothing that its environment names, and lets no debugger in', () => {
  const marker = join(out, 'loaded')
  const script = join(out, 'load.cjs')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`)
  expect(startBlind(['-e', 'console.log("I am " + "Node")'], { ELECTRON_RUN_AS_NODE: '1' })).not.toContain('I am Node')
  startBlind([script], { ELECTRON_RUN_AS_NODE: '1' })
  startBlind([], { NODE_OPTIONS: `--require ${script}` })
  expect(existsSync(marker)).toBe(false)
  for (const args of [['--inspect=0'], ['--inspect-brk=0'], ['--remote-debugging-port=0']])
    expect(startBlind(args, {})).not.toMatch(/(?:Debugger|DevTools) listening/)
})

test('the release app uses its own profile, whatever command line and environment say', async () => {
  const config = join(out, 'config')
  const elsewhere = join(out, 'elsewhere')
  const app = spawn(binaryOf('release'), [...asRoot, `--user-data=${elsewhere}`, `--user-data-dir=${elsewhere}`, '--remote-debugging-port=0'], {
    env: { ...process.env, XDG_CONFIG_HOME: config, SLIPWAY_USER_DATA: elsewhere },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  createInterface(app.stderr).on('line', (line) => said.push(line))
  try {
    await expect.poll(() => existsSync(join(config, 'Slipway', 'workspaces')) && readdirSync(join(config, 'Slipway', 'chromium')).length > 0).toBe(true)
  } finally {
    app.kill()
  }
  // Electron makes the folder before any code of ours runs; nothing may be in it.
  expect(existsSync(elsewhere) ? readdirSync(elsewhere) : []).toEqual([])
  expect(said.join('\n')).not.toContain('DevTools listening')
})

test('the test flavour is the same app in its archive, says what it is, and can be driven', async ({ start }) => {
  const { app, page } = await start({ command: { executable: binaryOf('test'), args: [] } })
  const inside = await app.evaluate(({ app: electron, BrowserWindow }) => ({
    packaged: electron.isPackaged,
    path: electron.getAppPath(),
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
  }))
  expect(inside).toEqual({ packaged: true, path: join(appOf('test'), 'resources', 'app.asar'), title: 'Slipway (test build)' })
  expect(page.url()).toMatch(/^app:\/\/slipway\//)
  expect(await page.evaluate(() => window.slipway.ask['app:info']({}))).toMatchObject({ ok: true, value: { flavour: 'test build' } })
})

test('the whole journey is walked in the package', async ({ start }) => {
  test.setTimeout(240_000)
  await walk((options) => start({ ...options, command: { executable: binaryOf('test'), args: [] } }), out)
})
