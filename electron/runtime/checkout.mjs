import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder that the repository was cloned to. */
export const checkout = resolve(import.meta.dirname, '../..')

/** Where downloads are kept that outlive a checkout. */
export const cacheFolder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'slipway')
