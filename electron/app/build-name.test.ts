import { expect, test } from 'vitest'
import { buildName, titleOf } from './build-name'

test('only the exact Electron makes a release; every other build says what it is', () => {
  expect(buildName('release', '45.5.0', '45.5.0')).toBe('release')
  expect(buildName('release', '33.2.1', '45.5.0')).toBe('test build')
  expect(buildName('test', '45.5.0', '45.5.0')).toBe('test build')
  expect(buildName('development', '33.2.1', '45.5.0')).toBe('development')
  expect([titleOf('release'), titleOf('test build')]).toEqual(['Slipway', 'Slipway (test build)'])
})
