import { spawnSync } from 'node:child_process'

/** What Electron needs on a Debian machine without a desktop (environment.md). */
const packages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'fonts-dejavu-core',
  'fonts-liberation',
]

/**
 * Sees that a machine without a display has what Electron needs. Installs it as root; anybody else is told the one line to
 * run, by an error.
 * @param {(line: string) => void} say
 */
export function installDesktopPackages(say) {
  const missing = missingPackages()
  if (missing.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) throw new Error(`Electron needs packages that this machine lacks. Run: sudo ${line}`)
  say(`installing ${missing.join(' ')}`)
  const installed = quietly('apt-get', ['update', '-q']) && quietly('apt-get', line.split(' ').slice(1))
  if (!installed) throw new Error(`Electron needs packages that could not be installed. Run: apt-get update && ${line}`)
}

/** Elsewhere than on Debian nobody knows the packages' names: then Xvfb alone is judged, where it is started. */
function missingPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills these in.
  const format = '${Package} ${db:Status-Status}\n'
  const { status, error, stdout } = spawnSync('dpkg-query', ['--show', '--showformat', format, ...packages], { encoding: 'utf8' })
  if (error !== undefined || (status !== 0 && status !== 1)) return []
  const installed = new Set(stdout.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0]] : [])))
  return packages.filter((name) => !installed.has(name))
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const quietly = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
