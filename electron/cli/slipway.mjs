import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfChanged } from '../runtime/build.mjs'

/*
 * `npm run --silent cli -- COMMAND ...`: the command line from a checkout, on plain Node. It builds what has changed;
 * window and pages left
 * out; standard output belongs to the command's answer alone.
 */
const say = (/** @type {string} */ line) => void process.stderr.write(`slipway: ${line}\n`)
const built = await buildIfChanged(say, { folder: 'dist.cli', parts: ['parser', 'cli'] })
await import(pathToFileURL(join(built, 'cli', 'slipway.cjs')).href)
