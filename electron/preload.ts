import { contextBridge, ipcRenderer, webUtils } from 'electron'

/**
 * Runs in the sandbox before the page and puts on it what `Bridge` in shared/ipc.ts describes. The names come from main,
 * which reads them off the contract, so that no schema has to be loaded here and a printing window gets only its own two.
 */
const ask = Object.fromEntries(namesOf('channels').map((channel) => [channel, (request: unknown): Promise<unknown> => ipcRenderer.invoke(channel, request)]))

const events = new Set(namesOf('events'))

/** Callbacks get the value, never Electron's event: that holds the port to main. */
function on(event: string, callback: (told: unknown) => void): () => void {
  if (!events.has(event)) return () => {}
  const listener = (_event: unknown, told: unknown): void => callback(told)
  ipcRenderer.on(event, listener)
  return () => {
    ipcRenderer.removeListener(event, listener)
  }
}

/** The system alone says where a dropped file lies; one that a script has made lies nowhere. */
const dropped = (files: readonly File[]): Promise<unknown> =>
  ipcRenderer.invoke('dialog:dropped', { paths: files.map((file) => webUtils.getPathForFile(file)) })

contextBridge.exposeInMainWorld('slipway', { ask, on, dropped })

// Chromium opens the databases of the origin at the first question about them: this one is asked while the page still loads.
void indexedDB.databases()

function namesOf(list: 'channels' | 'events'): readonly string[] {
  const start = `--slipway-${list}=`
  const names = process.argv.find((argument) => argument.startsWith(start))?.slice(start.length) ?? ''
  return names === '' ? [] : names.split(',')
}
