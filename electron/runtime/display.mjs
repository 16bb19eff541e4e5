import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { installDesktopPackages } from './desktop-packages.mjs'

/**
 * A screen to draw on: the desktop's, or one in memory.
 * @typedef {object} Display
 * @property {Readonly<Record<string, string>>} environment what the app's environment has to say
 * @property {boolean} isVirtual
 * @property {() => Promise<void>} close
 */

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/**
 * Opens the display that Electron is to use, with everything that it needs.
 * @param {(line: string) => void} say
 * @returns {Promise<Display>}
 */
export async function openDisplay(say) {
  if (hasDisplay()) return { environment: {}, isVirtual: false, close: async () => {} }
  installDesktopPackages(say)
  const folder = mkdtempSync(join(tmpdir(), 'slipway-display-'))
  const authority = join(folder, 'authority')
  writeFileSync(authority, authorityRecord(), { mode: 0o600 })
  // The server itself chooses a free number and writes it to the fourth stream; one that we chose could be taken meanwhile.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', authority], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl-C reaches the whole group: the app shall end before its screen does.
    detached: true,
  })
  const number = await displayNumber(server)
  server.unref()
  return {
    environment: { DISPLAY: `:${number}`, XAUTHORITY: authority },
    isVirtual: true,
    async close() {
      server.ref()
      const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<number>}
 */
async function displayNumber(server) {
  const pipe = server.stdio[3]
  if (pipe === null || pipe === undefined) throw new Error('Xvfb was started without its fourth stream.')
  const failed = new Promise((_resolve, reject) => {
    server.once('error', () => reject(new Error('There is no display, and Xvfb, which would make one, is not installed.')))
    server.once('exit', () => reject(new Error('Xvfb ended at once.')))
  })
  failed.catch(() => {})
  // To the stream's end: the server writes twice, and would die of the second write to a stream that was closed.
  return Number(await Promise.race([text(/** @type {import('node:stream').Readable} */ (pipe)), failed]))
}

/**
 * One record of an Xauthority file (Xau library, AuFileName): family "any", no address, no display number, so that it holds
 * for whatever number the server chooses.
 */
function authorityRecord() {
  /** @param {Buffer} bytes */
  const counted = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  const parts = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)]
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...parts.map(counted)])
}
