import { spawn } from 'node:child_process'

interface Command {
  readonly executable: string
  readonly args: readonly string[]
}

/** Chromium refuses its sandbox to root (environment.md). */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const patience = 120_000

/**
 * Milliseconds from the start of the process to its line "usable": when the first picture with data stands. Nothing
 * drives or watches it from outside meanwhile. Ends it again as a person would.
 */
export async function timedStart({ executable, args }: Command, userData: string): Promise<number> {
  const began = performance.now()
  const app = spawn(executable, [...asRoot, ...args, `--user-data=${userData}`], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((resolve) => app.once('close', () => resolve()))
  const tooLong = setTimeout(() => app.kill('SIGKILL'), patience)
  const usable = await new Promise<number | undefined>((resolve) => {
    let said = ''
    app.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('slipway: usable')) resolve(performance.now() - began)
    })
    void ended.then(() => resolve(undefined))
  })
  app.kill('SIGTERM')
  await ended
  clearTimeout(tooLong)
  if (usable === undefined) throw new Error(`${executable} ended before it said that it is usable.`)
  return usable
}
