import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { installDesktopPackages } from './desktop-packages.mjs'
import { describeRuntime, findRuntime } from './find-runtime.mjs'
import { launchArguments } from './launch-arguments.mjs'
import { withLock } from './lock.mjs'
import { sha512 } from './registry-electron.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-runtime-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

describe('an Electron that the environment names', () => {
  test('is taken before any other, and its version is read', async () => {
    writeFileSync(join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron'), '')
    writeFileSync(join(folder, 'version'), 'v45.1.2\n')
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
    const runtime = await findRuntime(() => {})
    expect(runtime).toMatchObject({ folder, version: '45.1.2' })
    expect(describeRuntime(runtime)).toBe('Electron 45.1.2 (ELECTRON_OVERRIDE_DIST_PATH names it)')
  })
  test('must be there', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
    await expect(findRuntime(() => {})).rejects.toThrow(`There is no Electron in ${folder}.`)
  })
})

test('a download is judged by its hash, as package locks write it', async () => {
  writeFileSync(join(folder, 'a'), 'abc')
  expect(await sha512(join(folder, 'a'))).toBe('sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==')
})

test('only root starts Chromium without its sandbox', () => {
  const getuid = vi.spyOn(process as { getuid: () => number }, 'getuid')
  getuid.mockReturnValue(1000)
  expect(launchArguments('app')).toEqual(['app'])
  getuid.mockReturnValue(0)
  expect(launchArguments('app')).toEqual(['--no-sandbox', 'app'])
})

describe('work under a lock', () => {
  test('runs one at a time, and hears that it waits', async () => {
    const lock = join(folder, 'lock')
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await new Promise(setImmediate)
      log.push(`${name} ends`)
    }
    let waited = 0
    await Promise.all(['a', 'b'].map((name) => withLock(lock, work(name), () => (waited += 1))))
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(waited).toBe(1)
    expect(existsSync(lock)).toBe(false)
  })
  test('gives the lock back when it fails', async () => {
    const lock = join(folder, 'lock')
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(lock, async () => 'yes')).toBe('yes')
  })
  test('takes over from an owner that has died', async () => {
    const lock = join(folder, 'lock')
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(lock)
    writeFileSync(join(lock, 'owner'), String(pid))
    expect(await withLock(lock, async () => 'mine')).toBe('mine')
  })
})

describe.runIf(process.platform === 'linux')('packages of a machine without a desktop', () => {
  /** Puts a program before all others; each call is written down. */
  const program = (name: string, body: string): void => {
    const file = join(folder, name)
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> ${join(folder, 'calls')}\n${body}\n`)
    chmodSync(file, 0o755)
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  }
  const calls = (): string => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '')
  const allBut = (missing: string): string => `for p in "$@"; do case $p in --*|*{*|${missing}) ;; *) echo "$p installed";; esac; done; exit 1`
  const beUser = (id: number) => vi.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(id)

  test('are left alone when all are there', () => {
    program('dpkg-query', allBut('none'))
    program('apt-get', '')
    installDesktopPackages(() => {})
    expect(calls()).not.toContain('apt-get')
  })
  test('are installed by root', () => {
    beUser(0)
    program('dpkg-query', allBut('xvfb'))
    program('apt-get', '')
    const said: string[] = []
    installDesktopPackages((line) => said.push(line))
    expect(said).toEqual(['installing xvfb'])
    expect(calls()).toContain('apt-get install -y --no-install-recommends xvfb\n')
  })
  test('are named in one line to anybody else', () => {
    beUser(1000)
    program('dpkg-query', allBut('libnss3'))
    program('apt-get', '')
    expect(() => installDesktopPackages(() => {})).toThrow('Run: sudo apt-get install -y --no-install-recommends libnss3')
    expect(calls()).not.toContain('apt-get')
  })
  test('that can not be installed are named too', () => {
    beUser(0)
    program('dpkg-query', allBut('xvfb'))
    program('apt-get', 'exit 100')
    expect(() => installDesktopPackages(() => {})).toThrow('could not be installed. Run: apt-get update && apt-get install')
  })
})
