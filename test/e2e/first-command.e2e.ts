import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { readPdf } from './read-pdf'

test('the README’s first command, without a display: says what it runs, shows the portfolio and prints a plan', async () => {
  test.setTimeout(180_000)
  const config = mkdtempSync(join(tmpdir(), 'slipway-first-'))
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ELECTRON_OVERRIDE_DIST_PATH: ___, ...environment } = process.env
  const { stdout, stderr, status } = spawnSync(process.execPath, ['electron/runtime/start.mjs', '--once'], {
    cwd: resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: { ...environment, XDG_CONFIG_HOME: config },
  })
  expect(stderr).not.toContain('slipway:')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^slipway: runs on Electron \d+\.\d+\.\d+ \(.+\)$/m)
  const [, releases = '', workspace = ''] = /^slipway: usable, (\d+) releases, workspace in (.+)$/m.exec(stdout) ?? []
  expect(Number(releases)).toBeGreaterThan(100)
  expect(workspace.startsWith(config)).toBe(true)
  const [, picture = ''] = /^slipway: screenshot in (.+\.png)$/m.exec(stdout) ?? []
  // An empty room is a fifth of it: the portfolio's rows and roadmap are in the picture.
  expect(readFileSync(picture).length).toBeGreaterThan(100_000)
  const [, plan = ''] = /^slipway: plan PDF in (.+\.pdf)$/m.exec(stdout) ?? []
  const pdf = await readPdf(readFileSync(plan))
  expect(pdf.pages[0]?.lines.join(' ')).toMatch(/Payments \d+\.\d+/)
  for (const folder of [config, dirname(picture)]) rmSync(folder, { recursive: true, force: true })
})
