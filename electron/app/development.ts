import { existsSync } from 'node:fs'
import type { BrowserWindow } from 'electron'
import { realDisk, writeWhole } from '../disk/disk'
import type { FileTokens } from '../ipc/file-tokens'
import type { Switches } from './switches'
import type { AppWindows } from './windows'

interface UsableWindow {
  readonly window: BrowserWindow
  readonly number: number
  readonly releases: number
  readonly workspace: string
}

const say = (line: string): void => void process.stdout.write(`slipway: ${line}\n`)

/**
 * What `npm start` and tests hear and ask for, in development and test builds only: one line when the first window is
 * usable, a screenshot of it, and the plan of a sample release as PDF, which the renderer makes as if a person had asked.
 */
export function developmentWatcher(switches: Switches, windows: AppWindows, tokens: FileTokens) {
  const state = { seen: false }
  return {
    async onUsable({ window, number, releases, workspace }: UsableWindow): Promise<void> {
      if (state.seen) return
      state.seen = true
      say(`usable, ${releases} releases, workspace in ${workspace}`)
      if (switches.screenshot !== undefined) {
        writeWhole(realDisk, switches.screenshot, await pictureOf(window))
        say(`screenshot in ${switches.screenshot}`)
      }
      if (switches.planPdf !== undefined && releases === 0) say('plan PDF is not made, there is no release yet')
      else if (switches.planPdf !== undefined) {
        windows.tell(number, 'menu:action', { action: `plan-pdf ${tokens.grant(switches.planPdf, number, 'write')}` })
      }
    },
    onPrinted(): void {
      if (switches.planPdf !== undefined && existsSync(switches.planPdf)) say(`plan PDF in ${switches.planPdf}`)
    },
  }
}

/** By the protocol of the developer tools, which draws a frame of its own: `capturePage` may give an older one on a busy machine. */
async function pictureOf({ webContents }: BrowserWindow): Promise<Buffer> {
  webContents.debugger.attach('1.3')
  try {
    const { data } = (await webContents.debugger.sendCommand('Page.captureScreenshot', { format: 'png' })) as { data: string }
    return Buffer.from(data, 'base64')
  } finally {
    webContents.debugger.detach()
  }
}
