import { describe, expect, test } from 'vitest'
import { billOfMaterials, licenseNotices, partsOf } from './notices.mjs'

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/@dnd-kit/react': { version: '0.5.0', license: 'MIT', integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
    'node_modules/a/node_modules/b': { version: '2.0.0', license: '(MIT OR CC0-1.0)', integrity: `sha512-${Buffer.alloc(64, 2).toString('base64')}` },
    'node_modules/vitest': { version: '4.1.12', license: 'MIT', integrity: 'sha512-', dev: true },
  },
}

describe('the parts of the app', () => {
  test('are the packages that run, not those that test and build it', () => {
    expect(partsOf(lock).map(({ name, version }) => `${name} ${version}`)).toEqual(['@dnd-kit/react 0.5.0', 'b 2.0.0'])
  })
  test('are listed with address, hash and licence', () => {
    const { components } = billOfMaterials({ name: 'slipway', version: '1.0.0', license: 'MIT' }, '45.5.0', partsOf(lock))
    expect(components[0]).toMatchObject({ name: 'electron', version: '45.5.0' })
    expect(components[1]).toMatchObject({
      purl: 'pkg:npm/%40dnd-kit/react@0.5.0',
      hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
      licenses: [{ license: { id: 'MIT' } }],
    })
    expect(components[2]).toMatchObject({ licenses: [{ expression: 'MIT OR CC0-1.0' }] })
  })
  test('come with their licences', () => {
    const text = licenseNotices(partsOf(lock), (folder) => `Copyright of ${folder}`)
    expect(text).toContain('b 2.0.0 ((MIT OR CC0-1.0))\n\nCopyright of node_modules/a/node_modules/b\n')
  })
})
