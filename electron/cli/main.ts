import { join } from 'node:path'
import { forkedParser } from '#electron/parser/forked-parser'
import { info } from './info'

const [command, ...args] = process.argv.slice(2)

/** The commands that work from here (cli.md); others come with their rooms. */
async function run(): Promise<number> {
  if (command === 'info') {
    return info(args, {
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
      // The build lays the parser beside the command line: dist/cli and dist/main.
      startParser: forkedParser(join(__dirname, '..', 'main', 'parser.cjs')),
      today: new Date().toISOString().slice(0, 10),
    })
  }
  process.stderr.write(
    `slipway: ${command === undefined ? 'name a command' : `there is no command “${command}”`}.\nUsage: slipway info FILE [--json] [--zone IANA]\n`,
  )
  return 2
}

run().then(
  (status) => {
    process.exitCode = status
  },
  () => {
    process.stderr.write('slipway: the command stopped unexpectedly. Nothing was changed.\n')
    process.exitCode = 2
  },
)
