import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const asked = process.env['SLIPWAY_SHARED_DATA'] ?? ''
const isRequired = asked === 'required'

/** The folder of real files beside the checkout, or where SLIPWAY_SHARED_DATA says it is. Nothing of it is committed. */
const folder = asked === '' || isRequired ? resolve(import.meta.dirname, '../../shared/data') : resolve(asked)

/** Whether tests over the shared data can run here. Where they must (SLIPWAY_SHARED_DATA=required), a missing folder is an error. */
export const hasSharedData: boolean = existsSync(folder)

if (!hasSharedData && isRequired) throw new Error('SLIPWAY_SHARED_DATA=required, but there is no ../shared/data beside the checkout.')

/** A file of the shared data. */
export const sharedData = (...path: readonly string[]): string => join(folder, ...path)
