import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { electronCommand } from './launch'

const nobody = 65534
const isRoot = process.getuid?.() === 0

/*
 * `process.sandboxed` is true even with `--no-sandbox`, so the kernel is asked. Chromium has no sandbox for root: a test
 * that is root starts the app as nobody, with a home of its own. Elsewhere than on Linux there is no /proc to ask.
 */
const onLinux = process.platform === 'linux' ? test : () => undefined
onLinux('each renderer runs under seccomp, in namespaces of its own, with no privileges to gain', async () => {
  const home = mkdtempSync(join(tmpdir(), 'slipway-nobody-'))
  const app = startAsNobody(home)
  try {
    await usable(app)
    const renderers = processesWith(home).filter(({ command }) => command.includes('--type=renderer'))
    expect(renderers.length).toBeGreaterThan(0)
    for (const { command, status } of renderers) {
      expect(command).not.toContain('--no-sandbox')
      expect(status['Seccomp']).toBe('2')
      expect(status['NoNewPrivs']).toBe('1')
      expect(status['CapEff']).toBe('0000000000000000')
      // One number for each namespace the process lies in: its own and ours.
      expect(status['NSpid']?.split(/\s+/).length).toBeGreaterThan(1)
    }
  } finally {
    // Asked, not forced, to end: it takes its children with it, which would go on writing there.
    const ended = once(app, 'exit')
    app.kill()
    await ended
    rmSync(home, { recursive: true, force: true, maxRetries: 10 })
  }
})

function startAsNobody(home: string): ChildProcess {
  const authority = process.env['XAUTHORITY']
  const environment = { PATH: process.env['PATH'], DISPLAY: process.env['DISPLAY'], HOME: home, XAUTHORITY: join(home, 'xauthority') }
  if (authority !== undefined && existsSync(authority)) copyFileSync(authority, environment.XAUTHORITY)
  const { executable, args } = readableCopy(home)
  if (!isRoot) return spawn(executable, args, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  chownSync(home, nobody, nobody)
  if (existsSync(environment.XAUTHORITY)) chownSync(environment.XAUTHORITY, nobody, nobody)
  const identity = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  return spawn('setpriv', [...identity, executable, ...args], { env: environment, stdio: ['ignore', 'pipe', 'ignore'], cwd: home })
}

/** Electron and the built app where nobody may read them: a cache or a checkout below root's home is closed to others. */
function readableCopy(home: string): { readonly executable: string; readonly args: readonly string[] } {
  const { executable, args } = electronCommand()
  const [checkout = ''] = args
  const electron = join(home, 'electron')
  mkdirSync(electron)
  copyLinked(dirname(executable), electron)
  const app = join(home, 'app')
  mkdirSync(app)
  for (const name of ['package.json', 'dist']) cpSync(join(checkout, name), join(app, name), { recursive: true, dereference: true })
  return { executable: join(electron, basename(executable)), args: [app, `--user-data=${join(home, 'data')}`] }
}

/** Hard links where the disk is the same: Electron is 300 MB. */
function copyLinked(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', `${from}/.`, to], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', `${from}/.`, to])
  }
}

async function usable(app: ChildProcess): Promise<void> {
  if (app.stdout === null) throw new Error('no output')
  for await (const line of createInterface(app.stdout)) if (line.startsWith('slipway: usable')) return
  throw new Error('The app ended before its window was usable.')
}

/** The processes whose command line names a folder, with the fields of their `/proc/<pid>/status`. */
function processesWith(folder: string): readonly { readonly command: string; readonly status: Readonly<Record<string, string>> }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        if (!command.includes(folder)) return []
        const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n')
        return [{ command, status: Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2))) }]
      } catch {
        return [] // Ended while it was looked at.
      }
    })
}
