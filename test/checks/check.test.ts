import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageProblems } from './lock-file.mjs'
import { plants } from './plants'

const root = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'slipway-planted-'))
const checked = { output: '', status: null as number | null }

/** The settings of the repository around nothing but violations, so that one run of the real check judges them all. */
beforeAll(() => {
  for (const name of [
    'biome.json',
    '.biome',
    '.gitignore',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'test/check.mjs',
    'test/parts.mjs',
    'test/checks',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  rmSync(join(copy, 'test/checks/check.test.ts'))
  rmSync(join(copy, 'test/checks/plants.ts'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { file, text } of plants) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['test/check.mjs'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 64e6,
  })
  Object.assign(checked, { output: `${stdout}${stderr}`, status })
}, 120_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('the check turns red', () => {
  test.each(plants)('$breaks: $file', ({ found }) => {
    expect(checked.output).toMatch(found)
    expect(checked.status).toBe(1)
  })
  test('in each of its parts', () => {
    expect(checked.output.match(/^ok .*/gm) ?? []).toEqual([expect.stringContaining('packages and licences')])
  })
})

describe('packages', () => {
  const settings = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> }
  const problemsWith = (own: object, packages: Record<string, object>): readonly string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-packages-'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...settings, ...own }))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { ...lock.packages, ...packages } }))
    const found = packageProblems(folder)
    rmSync(folder, { recursive: true })
    return found
  }
  const good = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' }

  test('are all right as they are', () => {
    expect(problemsWith({}, {})).toEqual([])
  })
  test.each([
    ['a range of versions', { dependencies: { ...settings['dependencies'], react: '^19.3.1' } }, {}, 'react has no exact version'],
    ['no reason', { devDependencies: { ...settings['devDependencies'], 'left-pad': '1.3.0' } }, {}, 'left-pad has no reason'],
    ['a reason for nothing', { dependencyReasons: { ...settings['dependencyReasons'], 'left-pad': 'pads' } }, {}, 'names left-pad, which is not used'],
    ['another source', {}, { 'node_modules/x': { ...good, resolved: 'git+ssh://git@example.org/x.git#1' } }, 'comes from elsewhere'],
    ['an address on the web', {}, { 'node_modules/x': { ...good, resolved: 'https://example.org/x.tgz' } }, 'comes from elsewhere'],
    ['a link', {}, { 'node_modules/x': { ...good, link: true } }, 'comes from elsewhere'],
    ['a weak hash', {}, { 'node_modules/x': { ...good, integrity: 'sha1-x' } }, 'has no sha512'],
    ['no hash', {}, { 'node_modules/x': { version: '1.0.0', license: 'MIT' } }, 'has no sha512'],
    ['a licence that asks for more', {}, { 'node_modules/x': { ...good, license: 'AGPL-3.0' } }, 'has the licence AGPL-3.0'],
    ['no licence', {}, { 'node_modules/x': { ...good, license: undefined } }, 'has the licence unknown'],
    ['one half of a licence that asks for more', {}, { 'node_modules/x': { ...good, license: '(MIT AND GPL-3.0)' } }, 'has the licence'],
    ['too many', {}, Object.fromEntries(Array.from({ length: 170 }, (_, at) => [`node_modules/x${at}`, good])), 'are more than 170'],
  ])('with %s are refused', (_what, own, packages, problem) => {
    expect(problemsWith(own, packages).join('\n')).toContain(problem)
  })
  test('of one licence or another need only one good one', () => {
    expect(problemsWith({}, { 'node_modules/x': { ...good, license: '(GPL-3.0 OR MIT)' } })).toEqual([])
  })
})

test('no file of the repository names a registry or this machine', () => {
  const hosts = ['registry.npm', 'js.org/'].join('')
  const found = spawnSync('git', ['grep', '-lIiE', `${hosts.split('/')[0]}|/work/(main|shared|notes)`], { cwd: root, encoding: 'utf8' })
  expect(found.stdout).toBe('')
  expect(execFileSync('git', ['rev-parse', '--is-inside-work-tree'], { cwd: root, encoding: 'utf8' }).trim()).toBe('true')
})
