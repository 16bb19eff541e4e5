import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { run, tool } from '../parts.mjs'

/*
 * `npm run bench`: the real app beside its floors in the same run, printed as a table and written to
 * test-results/bench.json. `npm run bench -- 100 1000` takes other sizes, `npm run bench -- gantt` the
 * Gantt alone, and likewise `app`, `schedule`, `forecast` and `conflicts`.
 */
const root = resolve(import.meta.dirname, '../..')
mkdirSync(resolve(root, 'test-results'), { recursive: true })
const sizes = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument))
const parts = process.argv.slice(2).filter((argument) => /^[a-z]+$/.test(argument))
const { status } = await run(tool(root, 'playwright', 'test', '-c', 'test/bench/playwright.config.ts', ...parts.map((part) => `${part}.bench.ts`)), {
  root,
  show: (text) => void process.stdout.write(text),
  environment: sizes.length === 0 ? {} : { SLIPWAY_BENCH_SIZES: sizes.join(',') },
})
process.exitCode = status
