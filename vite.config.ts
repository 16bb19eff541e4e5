import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import type { EnvironmentOptions, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const packageJson: {
  readonly imports: Readonly<Record<string, string | readonly string[]>>
  readonly devDependencies: Readonly<Record<string, string>>
} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))

/*
 * Three builds: `development` from a checkout, `test` and `release` for the package (electron/packaging). They differ in
 * one constant, in source maps and in where they are put.
 */
const flavour = process.env['SLIPWAY_FLAVOUR'] ?? 'development'
const output = resolve(root, process.env['SLIPWAY_DIST'] ?? 'dist')
const isPackaged = flavour !== 'development'
/** The command line needs neither window nor page: whoever builds may name the parts wanted. */
const wanted = process.env['SLIPWAY_BUILD']?.split(',') ?? ['client', 'main', 'preload', 'parser', 'cli']
/** What others left in memory is not its own. */
const watchesMemory = 'electron/bundle/content/mutations.property.test.ts'
const underTest = process.env['VITEST'] !== undefined

const entry = (...path: readonly string[]): string => resolve(root, ...path)

/** The main process's side: CommonJS with everything but Electron and Node's own modules inside; `node_modules` is not packaged. */
const forNode = (name: string, source: string, folder: string, moreFiles: boolean): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron', ...builtinModules], conditions: ['node', 'module', 'import', 'default'] },
  build: {
    outDir: resolve(output, folder),
    emptyOutDir: false,
    target: 'node20',
    minify: isPackaged,
    // Beside the script, not in it: Node would read three times as much at each start.
    sourcemap: !isPackaged,
    ssr: true,
    rolldownOptions: {
      input: { [name]: source },
      external: ['electron', ...builtinModules, /^node:/],
      // A preload script in the sandbox and a worker's file must be one file.
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: `${name}-[name].cjs`, ...(moreFiles ? {} : { codeSplitting: false }) },
    },
  },
})

export default defineConfig({
  root: underTest ? root : entry('renderer'),
  base: '/',
  publicDir: false,
  logLevel: process.env['SLIPWAY_BUILD_LOG'] === 'quiet' ? 'warn' : 'info',
  define: {
    __TEST_SWITCHES__: JSON.stringify(flavour !== 'release'),
    __EXPECTED_ELECTRON__: JSON.stringify(packageJson.devDependencies['electron']),
  },
  plugins: [packageImports(), earlyModules()],
  worker: {
    // Chromium loads them as modules; a path of their own is what the Trusted Types policy admits as a script.
    format: 'es',
    plugins: () => [packageImports()],
    rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' } },
  },
  environments: {
    client: {
      build: {
        outDir: resolve(output, 'renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        // The content security policy refuses fonts and scripts from data: addresses, and scripts inside a page.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: !isPackaged,
        chunkSizeWarningLimit: 1_500,
        rolldownOptions: {
          checks: { pluginTimings: false },
          input: { index: entry('renderer/index.html'), print: entry('renderer/print.html') },
          // Mantine's files begin with "use client", which means something to servers only.
          onLog: (level, log, keep) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : keep(level, log)),
          // What must stand before anything else runs (the policy, Zod without eval) is a file of its own that each page
          // loads first: among the files that rooms share it would come after some of them.
          output: { codeSplitting: { groups: [{ name: 'first', test: /renderer\/app\/(trusted-types|zod-without-eval)|node_modules\/zod\// }] } },
        },
      },
    },
    main: forNode('main', entry('electron/main.ts'), 'main', true),
    preload: forNode('preload', entry('electron/preload.ts'), 'main', false),
    parser: forNode('parser', entry('electron/parser/parser.ts'), 'main', false),
    cli: forNode('slipway', entry('electron/cli/main.ts'), 'cli', true),
  },
  builder: {
    async buildApp(builder) {
      for (const name of wanted) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`There is no part named ${name} to build.`)
        await builder.build(environment)
      }
    },
  },
  test: {
    projects: [
      // Files of a thread share what they import: reading it anew for each took a third of the run.
      {
        extends: true,
        test: {
          name: 'together',
          isolate: false,
          include: ['{shared,electron,renderer,resources,test}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'test/e2e/**', watchesMemory],
        },
      },
      { extends: true, test: { name: 'alone', include: [watchesMemory] } },
    ],
    environment: 'node',
    pool: 'threads',
    // Vitest leaves one core to whoever watches; a run to the end may have all.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
})

/**
 * Names in the window's page all that its first picture needs: it is fetched while the first script, which reads the
 * database, already runs. The room is the one that a start shows as a rule.
 */
function earlyModules(): Plugin {
  const first = ['app/main.tsx', 'features/portfolio/index.ts'].map((path) => entry('renderer', path))
  return {
    name: 'slipway:early-modules',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle = {} }) {
        if (!filename.endsWith('index.html')) return html
        const found = new Set<string>()
        const add = (file: string): void => {
          const chunk = bundle[file]
          if (found.has(file) || chunk?.type !== 'chunk') return
          found.add(file)
          for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
          chunk.imports.forEach(add)
        }
        for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.moduleIds.some((id) => first.includes(id))) add(file)
        const isThere = (file: string): boolean => html.includes(`/${file}"`)
        return [...found]
          .filter((file) => !isThere(file))
          .map((file) => ({
            tag: 'link',
            attrs: file.endsWith('.css')
              ? { rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` }
              : { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}

/**
 * Package.json's `imports` with every target tried in turn: Vite itself takes the first one only, so a component (.tsx)
 * beside a module (.ts) would not be found.
 */
function packageImports(): Plugin {
  const patterns = Object.entries(packageJson.imports).map(([key, targets]) => ({
    start: key.slice(0, key.indexOf('*')),
    targets: typeof targets === 'string' ? [targets] : targets,
  }))
  return {
    name: 'slipway:package-imports',
    enforce: 'pre',
    resolveId(source, importer, options) {
      const pattern = patterns.find(({ start }) => source.startsWith(start))
      if (pattern === undefined) return null
      const [name = '', query] = source.slice(pattern.start.length).split('?')
      const file = pattern.targets.map((target) => resolve(root, target.replace('*', name))).find((candidate) => existsSync(candidate))
      if (file === undefined) return this.error(`${source} leads to no file of package.json's imports.`)
      return this.resolve(query === undefined ? file : `${file}?${query}`, importer, { ...options, skipSelf: true })
    },
  }
}
