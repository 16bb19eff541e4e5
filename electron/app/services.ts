import { join } from 'node:path'
import { safeStorage, shell } from 'electron'
import { trustFile } from '../bundle/content/trust-file'
import { realDisk } from '../disk/disk'
import type { Services } from '../handlers/services'
import type { FileTokens } from '../ipc/file-tokens'
import { jobs } from '../jobs/jobs'
import { deviceKey, type KeptKey, type Protection } from '../keys/device-key'
import { voterJournals } from '../pack/voter-journal'
import { settingsFile } from '../settings/settings'
import { workspaces } from '../workspaces/workspaces'
import type { Profile } from './profile'
import { sampleWorkspace } from './sample-workspace'
import type { AppWindows } from './windows'

const now = (): number => Date.now()

/** Puts together what the handlers of the core work with. */
export function makeServices(profile: Profile, windows: AppWindows, tokens: FileTokens): Services {
  const settings = settingsFile(profile.userData, realDisk)
  const key = once(() => deviceKey(profile.userData, realDisk, systemProtection))
  return {
    disk: realDisk,
    now,
    settings,
    key,
    workspaces: workspaces({
      folder: profile.workspaces,
      key,
      person: () => settings.person()?.name ?? '',
      disk: realDisk,
      now,
      trash: (folder) => shell.trashItem(folder),
    }),
    voted: voterJournals(join(profile.userData, 'packs'), key, realDisk),
    trust: trustFile(profile.userData, realDisk),
    windows,
    jobs: jobs((window, told) => windows.tell(window, 'progress', told), now),
    shown: new Map(),
    path: tokens.redeem,
    // Only ever a workspace's folder, which main itself has named.
    showFolder: (folder) => void shell.openPath(folder),
    sample: sampleWorkspace,
  }
}

const systemProtection: Protection = {
  available: () => safeStorage.isEncryptionAvailable(),
  protect: (secret) => safeStorage.encryptString(secret),
  reveal: (bytes) => safeStorage.decryptString(bytes),
}

/** The key is made or read at first need: the system may ask the person for a password then. */
function once(make: () => KeptKey): () => KeptKey {
  let made: KeptKey | undefined
  return () => {
    made ??= make()
    return made
  }
}
