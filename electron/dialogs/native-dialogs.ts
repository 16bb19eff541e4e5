import { join } from 'node:path'
import { app, dialog } from 'electron'
import type { Dialogs } from './dialogs'
import type { FileKind } from './file-kinds'

const filtersOf = ({ filters }: FileKind) => filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))

/** The system's own dialogs. */
export const nativeDialogs: Dialogs = {
  async chooseToRead(window, kind) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: kind.title,
      filters: filtersOf(kind),
      properties: ['openFile'],
    })
    return canceled ? undefined : filePaths[0]
  },
  async chooseSeveralToRead(window, kind) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: kind.title,
      filters: filtersOf(kind),
      properties: ['openFile', 'multiSelections'],
    })
    return canceled ? [] : filePaths
  },
  async chooseToWrite(window, kind, name) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: kind.title,
      filters: filtersOf(kind),
      defaultPath: join(app.getPath('documents'), name),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    return canceled || filePath === '' ? undefined : filePath
  },
  async confirm(window, { message, detail, yes }) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message,
      detail,
      buttons: ['Cancel', yes],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  },
}
