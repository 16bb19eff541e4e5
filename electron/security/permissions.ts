import type { Session } from 'electron'

/** The one thing a page may do by itself: put text on the clipboard after a person's click. */
const allowed = new Set(['clipboard-sanitized-write'])

/** Answers no to every permission and device, whether asked for or looked up. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.setBluetoothPairingHandler?.((_details, answer) => answer({ confirmed: false }))
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'))
  session.on('will-download', (event) => event.preventDefault())
  // Without a dictionary there is nothing Chromium would want to fetch.
  session.setSpellCheckerEnabled(false)
}
