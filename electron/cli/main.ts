import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { forkedParser } from '#electron/parser/forked-parser'
import { entityId } from '#shared/model/entity-id'
import { conflicts } from './conflicts'
import { convert } from './convert'
import { info } from './info'
import { schedule } from './schedule'
import { verify } from './verify'

const [command, ...args] = process.argv.slice(2)

const usage = [
  'Usage: slipway verify FILE... [--json] [--trust KEYS]',
  '       slipway info FILE [--json] [--zone IANA]',
  '       slipway convert IN OUT [--json] [--map PROFILE] [--zone IANA]',
  '       slipway schedule FILE [--json] [--start ISO] [--zone IANA]',
  '       slipway conflicts FILE [--json] [--zone IANA]',
  'verify takes bundles, meeting packs and ballots; info these and files that can be imported.',
].join('\n')

/** The commands that work from here (cli.md); others come with their rooms. */
async function run(): Promise<number> {
  const surroundings = {
    out: (text: string) => void process.stdout.write(`${text}\n`),
    err: (text: string) => void process.stderr.write(`${text}\n`),
    // The build lays the parser beside the command line: dist/cli and dist/main.
    startParser: forkedParser(join(__dirname, '..', 'main', 'parser.cjs')),
  }
  if (command === 'info') return info(args, { ...surroundings, today: new Date().toISOString().slice(0, 10) })
  if (command === 'schedule') return schedule(args, surroundings)
  if (command === 'convert') return convert(args, { ...surroundings, now: Date.now(), newId: () => entityId(randomBytes(16)) })
  if (command === 'conflicts') return conflicts(args, { ...surroundings, now: Date.now(), newId: () => entityId(randomBytes(16)) })
  if (command === 'verify') return verify(args, surroundings)
  if (command === '--help' || command === 'help') {
    surroundings.out(usage)
    return 0
  }
  surroundings.err(`slipway: ${command === undefined ? 'name a command' : `there is no command “${command}”`}.\n${usage}`)
  return 2
}

// Whoever reads may have seen enough (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

run().then(
  (status) => {
    process.exitCode = status
  },
  () => {
    process.stderr.write('slipway: the command stopped unexpectedly. Nothing was changed.\n')
    process.exitCode = 2
  },
)
