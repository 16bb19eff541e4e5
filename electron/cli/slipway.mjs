import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfChanged } from '../runtime/build.mjs'

/*
 * `npm run --silent cli -- COMMAND ...`: the command line from a checkout, on plain Node. It builds what has changed;
 * standard output belongs to the command's answer alone.
 */
const built = await buildIfChanged((line) => process.stderr.write(`slipway: ${line}\n`))
await import(pathToFileURL(join(built, 'cli', 'slipway.cjs')).href)
