// A bare Electron window with React and Dexie open: what start and memory of the app are measured beside.
const { app, BrowserWindow, net, protocol } = require('electron')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

// With the code cache, as the app's own scheme has it (electron/protocol/register-scheme.ts).
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
const folder = process.argv.find((argument) => argument.startsWith('--user-data='))?.slice('--user-data='.length)
if (folder !== undefined) app.setPath('userData', folder)
app.whenReady().then(() => {
  protocol.handle('app', (request) => net.fetch(pathToFileURL(join(__dirname, 'page', new URL(request.url).pathname)).href))
  const window = new BrowserWindow({ width: 1440, height: 900 })
  window.webContents.on('console-message', (...args) => {
    if (args.some((argument) => argument === 'usable' || Object(argument).message === 'usable')) process.stdout.write('slipway: usable\n')
  })
  window.loadURL('app://floor/index.html')
})
app.on('window-all-closed', () => app.quit())
