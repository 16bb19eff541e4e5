import type { Session, WebPreferences } from 'electron'

/** What every window of ours has. Its test reads the effective values back from the running windows. */
export const webPreferences = (session: Session, preload: string, developerTools: boolean): WebPreferences => ({
  session,
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  devTools: developerTools,
  safeDialogs: true,
  // Files come through main's dialogs as tokens; no permission handler is asked before Chromium shows its own picker.
  disableBlinkFeatures: 'FileSystemAccessLocal',
  // A Gantt that is dragged in one window while a run is followed in another must not fall asleep.
  backgroundThrottling: true,
})
