import { describe, expect, test } from 'vitest'
import { containerLimits, payloadInOrder, payloadNameProblem } from './bag-layout'

const named = (...names: readonly string[]) => names.map((name) => ({ name, size: 1 }))
const codeOf = (members: readonly { name: string; size: number }[]) => {
  const result = payloadInOrder(members)
  return result.ok ? 'ok' : result.failure.code
}

test('the payload is ordered by the bytes of its names', () => {
  const result = payloadInOrder(named('data/b', 'data/a/b', 'data/𐀀', 'data/\uffee', 'data/a-b', 'data/C'))
  expect(result.ok && result.value.map(({ name }) => name)).toEqual(['data/C', 'data/a-b', 'data/a/b', 'data/b', 'data/\uffee', 'data/𐀀'])
})

describe('a payload name is refused when it', () => {
  test.each([
    ['is not below “data/”', 'release.json'],
    ['is a folder', 'data/x/'],
    ['climbs', 'data/../x'],
    ['is not NFC', 'data/cafe\u0301'],
    ['holds half a character', 'data/\ud800'],
    ['holds a percent sign', 'data/100%'],
    ['holds a character that Windows refuses', 'data/a?b'],
    ['begins with a space', 'data/ a'],
  ])('%s', (_, name) => {
    expect(payloadNameProblem(name)).toBeTypeOf('string')
    expect(codeOf(named(name))).toBe('member-name')
  })
})

test('members that would be one file somewhere are refused', () => {
  expect(codeOf(named('data/a', 'data/A'))).toBe('member-twice')
  expect(codeOf(named('data/a', 'data/a/b'))).toBe('member-twice')
  expect(codeOf(named('data/a', 'data/b'))).toBe('ok')
})

test('what no reader of ours would take is not written', () => {
  expect(codeOf([])).toBe('no-members')
  expect(codeOf([{ name: 'data/a', size: containerLimits.memberBytes + 1 }])).toBe('member-too-large')
  expect(codeOf(['a', 'b', 'c'].map((each) => ({ name: `data/${each}`, size: containerLimits.memberBytes })))).toBe('bundle-too-large')
})
