import * as fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BagFinding } from '#shared/bundle/container/bag-finding'
import { hasSharedData, sharedData } from '#test/shared-data'
import { checkBag } from './check-bag'
import { cancelled } from './paced'

interface Line {
  readonly path: string
  readonly version: string
  readonly expected: string
  /** “code” or “code:what”, where what is a path, an algorithm and a path, or a manifest and a path. */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

const listOf = (field: string): readonly string[] => (field === '-' ? [] : field.split(';'))

const lines: readonly Line[] = hasSharedData
  ? fs
      .readFileSync(sharedData('bagit', 'expected.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [path = '', , version = '', expected = '', errors = '', warnings = ''] = line.split(',')
        return { path, version, expected, errors: listOf(errors), warnings: listOf(warnings) }
      })
  : []

/** Whether a finding is the fact that the table states: same code, and everything named there stands in the finding. */
function states(fact: string, { code, path, found = '', message }: BagFinding): boolean {
  const [factCode = '', ...named] = fact.split(':')
  if (factCode !== code) return false
  return path === named.join(':') || named.every((each) => path === each || found === each || message.includes(each))
}

async function report(path: string) {
  const checked = await checkBag(sharedData('bagit', path))
  if (checked === cancelled) throw new Error('Nobody cancelled.')
  return checked
}

describe.runIf(hasSharedData)('every bag of the shared data is judged as expected.csv says', () => {
  test('all 93 lines are there', () => {
    expect(lines).toHaveLength(93)
  })

  // The one line that leaves a choice is judged below.
  test.each(lines.filter(({ expected }) => !expected.includes('-or-')))('$path is $expected', async ({ path, version, expected, errors, warnings }) => {
    const { state, version: found, findings } = await report(path)
    expect(state).toBe(expected)
    expect(found).toBe(/^\d/.test(version) ? version : '')
    const heavy = findings.filter(({ weight }) => weight === 'error' || weight === 'missing')
    const light = findings.filter(({ weight }) => weight === 'warning' || weight === 'note')
    expect(errors.filter((fact) => !heavy.some((each) => states(fact, each)))).toEqual([])
    expect(warnings.filter((fact) => !light.some((each) => states(fact, each)))).toEqual([])
    expect(heavy.filter((each) => !errors.some((fact) => states(fact, each)))).toEqual([])
    expect(light.filter((each) => !warnings.some((fact) => states(fact, each)))).toEqual([])
  })

  test.each(lines.filter(({ expected }) => expected.includes('-or-')))('$path may be called $expected: valid with a warning', async ({ path }) => {
    expect(await report(path)).toMatchObject({ state: 'valid-with-warning', findings: [{ code: 'version-label-case' }] })
  })
})
