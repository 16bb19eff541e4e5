import { protocol } from 'electron'

/** Must run before `ready`. No `bypassCSP`, no service workers; the code cache makes the second start quick. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}
