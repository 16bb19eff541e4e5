import type { App, WebContents } from 'electron'
import { isOwnDocument } from './own-origin'

/**
 * Holds every web content there is or will be to our own pages: no navigation elsewhere, no frame, no new window, no
 * `<webview>`. Windows of ours are opened by main alone.
 */
export function holdNavigation(app: App, documents: ReadonlySet<string>): void {
  app.on('web-contents-created', (_event, contents) => holdContents(contents, documents))
}

function holdContents(contents: WebContents, documents: ReadonlySet<string>): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnDocument(event.url, documents)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnDocument(event.url, documents)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnDocument(event.url, documents)) event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault()
    callback('')
  })
  // The one way out that no policy of the page closes: WebRTC's own sockets.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
