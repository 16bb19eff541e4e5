import { describe, expect, test } from 'vitest'
import { filesOf, readSwitches, releaseSwitches } from './switches'

const started = (argv: readonly string[], environment = {}) => ({ argv: ['slipway', ...argv], environment, folder: '/home/anna' })

describe('switches', () => {
  test('the release build knows no switch of ours and no environment of ours', () => {
    const switches = releaseSwitches(started(['--sample', '--await-driver', '--user-data=/tmp/x', '--screenshot=a.png'], { SLIPWAY_USER_DATA: '/tmp/y' }))
    expect(switches).toEqual({ files: [], sample: false, awaitDriver: false })
  })
  test('a development build reads them, relative to where it was started', () => {
    expect(readSwitches(started(['--sample', '--await-driver', '--user-data=data', '--dialog-answers=/tmp/a.json']))).toEqual({
      files: [],
      sample: true,
      awaitDriver: true,
      userData: '/home/anna/data',
      dialogAnswers: '/tmp/a.json',
    })
  })
  test('the switch wins over the environment', () => {
    expect(readSwitches(started(['--user-data=/a'], { SLIPWAY_USER_DATA: '/b' })).userData).toBe('/a')
    expect(readSwitches(started([], { SLIPWAY_USER_DATA: '/b' })).userData).toBe('/b')
  })
})

describe('files on the command line', () => {
  test('only bundles are taken; switches that end like one are not', () => {
    const argv = ['slipway', '.', '--load=x.slipway', 'a.slipway', '/b/C.SLIPWAY', 'c.html']
    expect(filesOf(argv, '/home/anna')).toEqual(['/home/anna/a.slipway', '/b/C.SLIPWAY'])
  })
  test('the program itself is never a file, and a flood is cut', () => {
    expect(filesOf(['x.slipway'], '/')).toEqual([])
    expect(filesOf(['x', ...Array.from({ length: 50 }, (_, n) => `${n}.slipway`)], '/')).toHaveLength(10)
  })
})
