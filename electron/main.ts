import { app, crashReporter } from 'electron'
import { driverAttached } from './app/driver'
import { flavourOf, profileName } from './app/flavour'
import { incomingFiles } from './app/incoming-files'
import { placeProfile } from './app/profile'
import { filesOf, readSwitches, refusedSwitches, releaseSwitches } from './app/switches'
import { registerScheme } from './protocol/register-scheme'

/*
 * Only what must happen before Chromium is ready stands here; the rest is loaded while Chromium starts.
 */
// Chromium has no sandbox for root, and `enableSandbox` would take the launcher's `--no-sandbox` away from the children,
// which then end at once. Anybody else gets the sandbox, whatever the command line says.
if (process.getuid?.() !== 0) app.enableSandbox()
registerScheme()
// Nothing of ours has a name to look up: with this no name is, whatever asks for it (security.md, item 1).
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')

const flavour = flavourOf(app.isPackaged, __TEST_SWITCHES__)
if (flavour === 'release') for (const name of refusedSwitches) app.commandLine.removeSwitch(name)

const started = { argv: process.argv, environment: process.env, folder: process.cwd() }
const switches = __TEST_SWITCHES__ ? readSwitches(started) : releaseSwitches(started)
app.setName('Slipway')
const profile = placeProfile(switches.userData ?? `${app.getPath('appData')}/${profileName[flavour]}`, process.versions.chrome)
app.setPath('userData', profile.userData)
app.setPath('sessionData', profile.chromium)
crashReporter.start({ uploadToServer: false })

// The lock lies in the profile, so tests with a folder of their own run beside a person's app.
if (app.requestSingleInstanceLock()) {
  const incoming = incomingFiles()
  incoming.add(switches.files)
  app.on('second-instance', (_event, argv, folder) => incoming.add(filesOf(argv, folder)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    incoming.add([path])
  })
  const driver = __TEST_SWITCHES__ && switches.awaitDriver ? driverAttached() : undefined
  const rest = import('./app/start')
  void app.whenReady().then(async () => (await rest).start({ switches, flavour, profile, incoming, driver }))
} else {
  app.quit()
}
