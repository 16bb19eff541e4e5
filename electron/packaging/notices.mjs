import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../runtime/checkout.mjs'

/**
 * A package whose code is in the build.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} version
 * @property {string} license an SPDX expression
 * @property {string} sha512 in hexadecimal
 * @property {string} folder below node_modules
 */

/**
 * The packages of the running app, as the lock file has them; those of tests and tools are left out.
 * @param {{ packages: Readonly<Record<string, { version?: string, license?: string, integrity?: string, dev?: boolean, optional?: boolean }>> }} lock
 * @returns {readonly Part[]}
 */
export const partsOf = (lock) =>
  Object.entries(lock.packages).flatMap(([path, { version = '', license = '', integrity = '', dev }]) =>
    path === '' || dev === true
      ? []
      : [
          {
            name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
            version,
            license,
            sha512: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'),
            folder: path,
          },
        ],
  )

/**
 * What the app is made of, as CycloneDX 1.5. Equal inputs give equal bytes: it names no time and no serial number.
 * @param {{ name: string, version: string, license: string }} app
 * @param {string} electron
 * @param {readonly Part[]} parts
 */
export const billOfMaterials = (app, electron, parts) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': app.name, name: app.name, version: app.version, licenses: [{ license: { id: app.license } }] } },
  components: [
    { type: 'framework', 'bom-ref': 'electron', name: 'electron', version: electron, licenses: [{ license: { id: 'MIT' } }] },
    ...parts.map(({ name, version, license, sha512 }) => ({
      type: 'library',
      'bom-ref': purl(name, version),
      name,
      version,
      purl: purl(name, version),
      hashes: [{ alg: 'SHA-512', content: sha512 }],
      licenses: [/[ ()]/.test(license) ? { expression: license.replace(/^\((.*)\)$/, '$1') } : { license: { id: license } }],
    })),
  ],
})

/**
 * @param {string} name
 * @param {string} version
 */
const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/**
 * The licences of all parts in one text, which most of them ask to be passed on.
 * @param {readonly Part[]} parts
 * @param {(folder: string) => string} licenseIn the licence text that a package's folder holds
 */
export const licenseNotices = (parts, licenseIn) =>
  parts.map(({ name, version, license, folder }) => `${name} ${version} (${license})\n\n${licenseIn(folder).trim()}\n`).join(`\n${'-'.repeat(80)}\n\n`)

/**
 * Writes both beside the app's archive.
 * @param {string} resources
 * @param {string} electron
 */
export function writeNotices(resources, electron) {
  const app = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  const parts = partsOf(JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'))).filter(({ folder }) => existsSync(join(checkout, folder)))
  writeFileSync(join(resources, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(app, electron, parts), null, 2)}\n`)
  writeFileSync(join(resources, 'third-party-licenses.txt'), licenseNotices(parts, installedLicense))
}

/** @param {string} folder */
function installedLicense(folder) {
  const files = readdirSync(join(checkout, folder)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
  return files.map((name) => readFileSync(join(checkout, folder, name), 'utf8')).join('\n') || 'The package holds no licence text of its own.'
}
