import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Runs `work` while no other process of this machine runs work under the same lock. A lock whose owner has died is taken
 * over. `onWait` is called once when somebody else has it.
 * @template T
 * @param {string} folder the lock; its parent is made
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, onWait = () => {}) {
  mkdirSync(dirname(folder), { recursive: true })
  for (let tries = 0; !taken(folder); tries += 1) {
    if (tries === 0) onWait()
    if (ownerIsGone(folder)) breakUp(folder)
    else await pause(100)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function taken(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  writeFileSync(join(folder, 'owner'), String(process.pid))
  return true
}

/** @param {string} folder */
function ownerIsGone(folder) {
  try {
    const owner = Number(readFileSync(join(folder, 'owner'), 'utf8'))
    if (!Number.isInteger(owner) || owner <= 0) return false
    process.kill(owner, 0)
    return false
  } catch (error) {
    return isCode(error, 'ESRCH')
  }
}

/**
 * Renamed before it is deleted: of several who find the owner gone, one succeeds.
 * @param {string} folder
 */
function breakUp(folder) {
  const aside = `${folder}.${process.pid}`
  try {
    renameSync(folder, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
const isCode = (error, code) => error instanceof Error && 'code' in error && error.code === code
