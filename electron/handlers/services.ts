import type { Event, Told } from '#shared/ipc'
import type { TrustFile } from '../bundle/content/trust-file'
import type { Disk } from '../disk/disk'
import type { Jobs } from '../jobs/jobs'
import type { KeptKey } from '../keys/device-key'
import type { VoterJournal } from '../pack/voter-journal'
import type { SettingsFile } from '../settings/settings'
import type { Source } from '../workspaces/source'
import type { Workspaces } from '../workspaces/workspaces'
import type { WrittenDraft } from '../workspaces/written-draft'

/** What handlers need of the windows; numbers are `webContents` ids. */
export interface Windows {
  readonly tell: <E extends Event>(window: number, event: E, told: Told<E>) => void
  readonly all: () => readonly number[]
}

/** What every handler of the core works with, made once when the application is ready. */
export interface Services {
  readonly disk: Disk
  readonly now: () => number
  readonly settings: SettingsFile
  readonly key: () => KeptKey
  readonly workspaces: Workspaces
  /** What this device has signed in packs of a workspace that is not here. */
  readonly voted: (ws: string) => VoterJournal
  /** Whose signatures this installation's person trusts. */
  readonly trust: TrustFile
  readonly windows: Windows
  readonly jobs: Jobs
  /** What each window shows. */
  readonly shown: Map<number, Source>
  /** Redeems a token for the path it stands for, in the given direction, for that window. */
  readonly path: (token: string, window: number, direction: 'read' | 'write') => string | undefined
  readonly showFolder: (folder: string) => void
  readonly sample: (now: number, zone: string, device: string, person: string) => Promise<readonly WrittenDraft[]>
}
