import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { placeProfile } from './profile'

const folder = mkdtempSync(join(tmpdir(), 'slipway-profile-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('each Chromium major has its own folder, and a downgrade is told from an upgrade', () => {
  expect(placeProfile(folder, '130.0.6723.137').found).toBe('first')
  expect(placeProfile(folder, '130.0.6723.191').found).toBe('same')
  const newer = placeProfile(folder, '156.0.1.2')
  expect(newer.found).toBe('upgrade')
  const older = placeProfile(folder, '128.0.1.2')
  expect(older.found).toBe('downgrade')
  expect(older.windows).not.toBe(newer.windows)
  expect(older.workspaces).toBe(newer.workspaces)
  expect(older.chromium).toBe(newer.chromium)
})

test('nobody else on the machine may look inside', () => {
  const profile = placeProfile(join(folder, 'Slipway'), '130.0.1.2')
  for (const path of [profile.userData, profile.workspaces, profile.windows]) expect(statSync(path).mode & 0o077).toBe(0)
})
