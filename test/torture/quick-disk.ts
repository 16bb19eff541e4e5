import { type Disk, realDisk } from '#electron/disk/disk'

const nothing = (): void => undefined

/** The real disk without its syncs, which take most of the time: for tests in which no real power goes. */
export const quickDisk: Disk = { ...realDisk, sync: nothing, syncData: nothing, syncFolder: nothing }
