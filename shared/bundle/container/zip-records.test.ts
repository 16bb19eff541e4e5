import { describe, expect, test } from 'vitest'
import { centralRecord, endRecords, fieldAt, localHeader, localHeaderLength } from './zip-records'

const name = new TextEncoder().encode('a/ü')
const entry = { name, size: 5, crc32: 0x3610a686, offset: 7 }
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const huge = 5 * 1024 ** 3

describe('the records of a plain entry are, byte for byte,', () => {
  test('a local header without extra field, dated 1980-01-01', () => {
    expect(hex(localHeader(entry))).toBe('504b0304140000080000000021008' + '6a610360500000005000000' + '04000000' + '612fc3bc')
    expect(localHeader(entry)).toHaveLength(localHeaderLength(entry))
  })

  test('a central record of a regular file with mode 0644', () => {
    expect(hex(centralRecord(entry))).toBe(
      '504b01022d03140000080000000021008' + '6a610360500000005000000' + '040000000000000000000000a48107000000' + '612fc3bc',
    )
  })

  test('an end record without comment', () => {
    expect(hex(endRecords({ entries: 2, offset: 16, size: 32 }))).toBe('504b050600000000020002002000000010000000' + '0000')
  })
})

describe('ZIP64 is used only where a number does not fit:', () => {
  test('for a size, in both records', () => {
    const wide = { ...entry, size: huge }
    expect(hex(localHeader(wide)).slice(8, 12)).toBe('2d00')
    expect(hex(localHeader(wide)).slice(-40)).toBe('010010000000004001000000' + '0000004001000000')
    expect(centralRecord(wide)).toHaveLength(46 + name.length + 20)
  })

  test('for an offset, in the central record alone', () => {
    const far = { ...entry, offset: huge }
    expect(localHeader(far)).toEqual(localHeader(entry))
    expect(hex(centralRecord(far)).slice(-24)).toBe('01000800' + '0000004001000000')
  })

  test('for 65,535 entries or a directory far away, before the end record', () => {
    expect(endRecords({ entries: 65_534, offset: 0, size: 0 })).toHaveLength(22)
    expect(endRecords({ entries: 65_535, offset: 0, size: 0 })).toHaveLength(98)
    const far = endRecords({ entries: 1, offset: huge, size: 50 })
    expect(hex(far.subarray(0, 4))).toBe('504b0606')
    expect(hex(far.subarray(56, 60))).toBe('504b0607')
    expect(hex(far.subarray(76))).toBe('504b0506000000000100010032000000ffffffff0000')
  })
})

test('a byte of a record is named by its field', () => {
  expect(fieldAt('local header', 12)).toBe('date')
  expect(fieldAt('local header', 30, 4)).toBe('name')
  expect(fieldAt('local header', 34, 4)).toBe('extra field')
  expect(fieldAt('central record', 42)).toBe('offset of the local header')
  expect(fieldAt('end record', 3)).toBe('end record')
})
