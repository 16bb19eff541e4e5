/** One planted violation: a file, and what the check must say about it. */
export interface Plant {
  readonly breaks: string
  readonly file: string
  readonly text: string
  readonly found: RegExp
}

/** A finding of Biome's about a file: its path, a place, and the rule. */
const lint = (file: string, rule: string): RegExp => new RegExp(`^${file.replaceAll('.', '\\.')}(?::\\d+:\\d+)? ${rule}`, 'm')

const plant = (breaks: string, file: string, text: string, found: string | RegExp): Plant => ({
  breaks,
  file,
  text: `${text}\n`,
  found: typeof found === 'string' ? lint(file, found) : found,
})

const clock = (call: string, at: number): Plant =>
  plant(`shared/ has no ${call}`, `shared/planted/clock-${at}.ts`, `export const now = () => ${call}`, 'plugin')

const html = (statement: string, at: number): Plant =>
  plant(
    `no HTML by ${statement}`,
    `renderer/app/html-${at}.ts`,
    `export function show(element: HTMLElement, text: string): void {\n  ${statement}\n}`,
    'plugin',
  )

const imports = (from: string, specifier: string, at: number): Plant =>
  plant(
    `${from}/ must not import ${specifier}`,
    `${from}/planted/import-${at}.ts`,
    `import * as other from '${specifier}'\n\nexport const it = other`,
    'lint/style/noRestrictedImports',
  )

/** One of each kind that `npm run check` promises to find. */
export const plants: readonly Plant[] = [
  plant('format', 'shared/planted/format.ts', 'export const a = [1,2]', 'format'),
  plant(
    'order of imports',
    'shared/planted/order.ts',
    "import { b } from './no-any'\nimport { a } from './cycle-one'\n\nexport const c = [a, b]",
    'assist/source/organizeImports',
  ),
  plant('no any', 'shared/planted/no-any.ts', 'export const b: any = 1', 'lint/suspicious/noExplicitAny'),
  plant('no non-null', 'shared/planted/non-null.ts', 'export const b = (a?: { c: number }) => a!.c', 'lint/style/noNonNullAssertion'),
  plant('no cycles', 'shared/planted/cycle-one.ts', "import { two } from './cycle-two'\n\nexport const a = () => two", 'lint/suspicious/noImportCycles'),
  plant('no cycles', 'shared/planted/cycle-two.ts', "import { a } from './cycle-one'\n\nexport const two = () => a", 'lint/suspicious/noImportCycles'),
  plant('no export *', 'shared/planted/all.ts', "export * from './non-null'", 'lint/performance/noReExportAll'),
  plant('no default export', 'shared/planted/default.ts', 'export default 1', 'lint/style/noDefaultExport'),
  plant('400 lines', 'shared/planted/long.ts', `export const long = [\n${'  1,\n'.repeat(399)}]`, 'lint/style/noExcessiveLinesPerFile'),
  plant('names in kebab-case', 'shared/planted/camelCase.ts', 'export const a = 1', 'lint/style/useFilenamingConvention'),
  plant('names in kebab-case, of any file', 'renderer/app/Bad_Name.module.css', '.a {\n  color: red;\n}', /^renderer\/app\/Bad_Name\.module\.css: names/m),
  plant('no utils', 'shared/planted/utils.ts', 'export const a = 1', /^shared\/planted\/utils\.ts: a name says/m),
  plant('no skipped test', 'shared/planted/skipped.test.ts', "import { test } from 'vitest'\n\ntest.skip('x', () => {})", 'lint/suspicious/noSkippedTests'),
  plant('no focused test', 'shared/planted/focused.test.ts', "import { test } from 'vitest'\n\ntest.only('x', () => {})", 'lint/suspicious/noFocusedTests'),
  plant('nothing unused', 'shared/planted/unused.ts', 'export function f(): number {\n  const a = 1\n  return 2\n}', 'lint/correctness/noUnusedVariables'),
  ...['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()', 'performance.now()'].map(clock),
  ...['element.innerHTML = text', 'element.outerHTML = text', "element.insertAdjacentHTML('beforeend', text)", 'document.write(text)'].map(html),
  plant(
    'no dangerouslySetInnerHTML',
    'renderer/app/dangerous.tsx',
    'export const Dangerous = ({ text }: { text: string }) => <p dangerouslySetInnerHTML={{ __html: text }} />',
    'lint/security/noDangerouslySetInnerHtml',
  ),
  ...['node:fs', 'electron', 'react', '#electron/main', '#app/dangerous', '#data/store', '#features/gantt'].map((specifier, at) =>
    imports('shared', specifier, at),
  ),
  ...['#app/dangerous', '#data/store', '#features/gantt', 'react'].map((specifier, at) => imports('electron', specifier, at)),
  ...['#electron/main', 'electron', 'node:fs'].map((specifier, at) => imports('renderer', specifier, at)),
  plant(
    'no way out of a folder but by alias',
    'electron/planted/across.ts',
    "import { b } from '../../shared/planted/no-any'\n\nexport const c = b",
    /^electron\/planted\/across\.ts: \.\.\/\.\.\/shared\/planted\/no-any leaves electron\//m,
  ),
  plant(
    'no relative way into another feature',
    'renderer/features/cab/inside.ts',
    "import { inner } from '../gantt/inner'\n\nexport const c = inner",
    /^renderer\/features\/cab\/inside\.ts: \.\.\/gantt\/inner leaves renderer\/features\/cab\//m,
  ),
  plant('(the inside of a feature)', 'renderer/features/gantt/inner.ts', 'export const inner = 1', /gantt\/inner\.ts/),
  plant(
    'no named way into another feature',
    'renderer/features/cab/named.ts',
    "import { inner } from '#features/gantt/inner'\n\nexport const c = inner",
    /^renderer\/features\/cab\/named\.ts\(1,\d+\): error TS2307/m,
  ),
  plant('types', 'shared/planted/types.ts', "export const a: number = 'one'", /^shared\/planted\/types\.ts\(1,\d+\): error TS2322/m),
  plant('types of scripts', 'test/planted.mjs', '/** @type {number} */\nexport const a = "one"', /^test\/planted\.mjs\(2,\d+\): error TS2322/m),
  plant(
    'no DOM in shared/',
    'shared/planted/dom.ts',
    'export const title = () => document.title',
    /^(?:\.\.\/\.\.\/)?shared\/planted\/dom\.ts\(1,\d+\): error TS2/m,
  ),
  plant('no unused file', 'shared/planted/nobody.ts', 'export const a = 1', /^Unused files[\s\S]*^shared\/planted\/nobody\.ts/m),
  plant('no unused export', 'shared/planted/half.ts', 'export const used = 1\nexport const unused = 2', /^unused\s+shared\/planted\/half\.ts/m),
  plant(
    '(what uses half of it)',
    'electron/main.ts',
    "import { used } from '#shared/planted/half'\nimport 'left-pad'\n\nconsole.log(used)",
    /^Unlisted dependencies[\s\S]*left-pad\s+electron\/main\.ts/m,
  ),
]
