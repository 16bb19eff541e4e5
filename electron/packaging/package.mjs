import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, Platform } from 'electron-builder'
import { buildIfChanged } from '../runtime/build.mjs'
import { checkout } from '../runtime/checkout.mjs'
import { describeRuntime, findRuntime } from '../runtime/find-runtime.mjs'
import { officialVersion } from '../runtime/official-electron.mjs'
import { releaseFuses, setFuses, testFuses } from './fuses.mjs'
import { writeNotices } from './notices.mjs'

/*
 * `npm run package`: the release flavour, as installers of this system and as the unpacked application; `-- --test`: the
 * test flavour, unpacked, which keeps the debugging switches and can be driven by Playwright. `--out=FOLDER` puts everything
 * elsewhere than into release/.
 */

/** @param {string} line */
const say = (line) => void process.stdout.write(`slipway: ${line}\n`)

const flavour = process.argv.includes('--test') ? 'test' : 'release'
const runtime = await findRuntime(say)
say(`the ${flavour} flavour gets ${describeRuntime(runtime)}`)

const out = resolve(process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length) ?? join(checkout, 'release'))
const stage = join(out, `${flavour}-app`)
const output = join(out, flavour)
rmSync(output, { recursive: true, force: true })
await layOut(await buildIfChanged(say, { folder: join(out, `${flavour}-dist`), flavour }))

// Only the Electron that package.json names is supported with fixes: no installer may carry another (security.md, row 16).
const isOfficial = runtime.version === officialVersion()
await pack('dir')
say(`the unpacked application is in ${output}`)
if (flavour === 'release') {
  if (isOfficial)
    await pack('installers').catch((error) => say(`no installers: what makes them can't be fetched here (${error instanceof Error ? error.message : error})`))
  else say(`no installers: they are made of Electron ${officialVersion()} alone; this one calls itself a test build.`)
}

/**
 * An application folder with nothing but what was built: so that no dependency is looked for, and none packaged.
 * @param {string} built
 */
async function layOut(built) {
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true })
  cpSync(built, join(stage, 'dist'), { recursive: true })
  const { name, productName, version, description, main, license } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  const author = 'The Slipway contributors'
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify({ name, productName, version, description, main, license, author }, null, 2)}\n`)
}

/** @param {'dir' | 'installers'} what */
async function pack(what) {
  await build({
    // Not the checkout: its node_modules would be packaged.
    projectDir: stage,
    publish: 'never',
    ...(what === 'dir' ? { targets: Platform.current().createTarget('dir') } : {}),
    config: {
      extends: join(checkout, 'electron-builder.yml'),
      directories: { output, buildResources: join(checkout, 'resources', 'icons') },
      electronVersion: runtime.version,
      electronDist: runtime.folder,
      afterPack,
    },
  })
}

/** @param {import('electron-builder').AfterPackContext} context */
async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // The app that a plain Electron shows; electron-builder takes it out of downloads of its own only.
  const resources = packager.getResourcesDir(appOutDir)
  rmSync(join(resources, 'default_app.asar'), { force: true })
  writeNotices(resources, runtime.version)
  const name = packager.appInfo.productFilename
  const executable =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${name}.app`)
      : join(
          appOutDir,
          electronPlatformName === 'win32' ? `${name}.exe` : /** @type {{ executableName: string }} */ (/** @type {unknown} */ (packager)).executableName,
        )
  await setFuses(executable, flavour === 'test' ? testFuses : releaseFuses)
}
