import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, type InlineConfig } from 'vite'

const checkout = resolve(import.meta.dirname, '../..')

/** Package.json's imports, without the endings: Vite finds which it is. */
const folders = Object.entries({ shared: 'shared', app: 'renderer/app', data: 'renderer/data' }).map(([name, folder]) => ({
  find: new RegExp(`^#${name}/(.*)$`),
  replacement: resolve(checkout, folder, '$1'),
}))

/** Builds a page of the bench into an Electron app that has a bare window and nothing else; the folder to start it from. */
export async function bareApp(source: string, more: InlineConfig = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bare-'))
  const { build: asked, ...rest } = more
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    ...rest,
    resolve: { ...rest.resolve, alias: [...folders, { find: /^#features\/(.*)$/, replacement: resolve(checkout, 'renderer/features/$1/index.ts') }] },
    build: { ...asked, outDir: join(folder, 'page'), target: 'chrome130', emptyOutDir: true },
  })
  cpSync(resolve(import.meta.dirname, 'floor/main.cjs'), join(folder, 'main.cjs'))
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","version":"0.0.0","main":"main.cjs"}')
  return folder
}
