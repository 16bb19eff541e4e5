import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [link]
 */

const permissive = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'CC0-1.0', 'BlueOak-1.0.0', 'Unlicense', 'OFL-1.1'])
/** security.md, supply chain. */
const mostRuntimePackages = 170

/**
 * What security.md asks of the packages: exact versions, each from the registry with its hash, a reason for each direct
 * one, few enough to know them, and licences that ask for no more than to be named.
 * @param {string} root
 * @returns {readonly string[]}
 */
export function packageProblems(root) {
  const own = /** @type {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string>, dependencyReasons?: Record<string, string> }} */ (
    json(join(root, 'package.json'))
  )
  const lock = /** @type {{ packages: Record<string, Locked> }} */ (json(join(root, 'package-lock.json')))
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
  const runtime = locked.filter(([, { dev }]) => dev !== true)
  const { dependencies = {}, devDependencies = {}, dependencyReasons = {} } = own
  const direct = { ...dependencies, ...devDependencies }
  return [
    ...Object.entries(direct).flatMap(([name, version]) =>
      /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) ? [] : [`package.json: ${name} has no exact version (${version})`],
    ),
    ...Object.keys(direct).flatMap((name) => (dependencyReasons[name] ? [] : [`package.json: ${name} has no reason in dependencyReasons`])),
    ...Object.keys(dependencyReasons).flatMap((name) =>
      direct[name] === undefined ? [`package.json: dependencyReasons names ${name}, which is not used`] : [],
    ),
    ...locked.flatMap(([path, entry]) => originProblems(path, entry)),
    ...runtime.flatMap(([path, { license }]) => (isPermissive(license) ? [] : [`package-lock.json: ${path} has the licence ${license ?? 'unknown'}`])),
    ...(runtime.length > mostRuntimePackages ? [`package-lock.json: ${runtime.length} runtime packages are more than ${mostRuntimePackages}`] : []),
  ]
}

/**
 * The lock file leaves out where a package of the registry was loaded from (.npmrc, so that a mirror works too): what is
 * written there is an address of something else.
 * @param {string} path
 * @param {Locked} entry
 */
function originProblems(path, { integrity, resolved, link }) {
  if (resolved !== undefined || link === true) return [`package-lock.json: ${path} comes from elsewhere than the registry (${resolved ?? 'a link'})`]
  return integrity?.startsWith('sha512-') ? [] : [`package-lock.json: ${path} has no sha512`]
}

/**
 * An SPDX expression of ORs is permissive if one side is, of ANDs if all are.
 * @param {string | undefined} license
 * @returns {boolean}
 */
function isPermissive(license) {
  const words = license?.replace(/^\((.*)\)$/, '$1') ?? ''
  if (words.includes(' OR ')) return words.split(' OR ').some((side) => isPermissive(side.trim()))
  if (words.includes(' AND ')) return words.split(' AND ').every((side) => isPermissive(side.trim()))
  return permissive.has(words)
}

/** @param {string} file */
const json = (file) => /** @type {unknown} */ (JSON.parse(readFileSync(file, 'utf8')))
