import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Puts one part of the bench into test-results/bench.json and leaves the other parts as an earlier run wrote them. */
export function writeResults(part: 'rooms' | 'gantt' | 'schedule' | 'schedule' | 'forecast' | 'conflicts', measured: object): void {
  const file = resolve(import.meta.dirname, '../../test-results/bench.json')
  const held: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const before = typeof held === 'object' && held !== null ? held : {}
  writeFileSync(file, `${JSON.stringify({ ...before, [part]: { at: new Date().toISOString(), ...measured } }, null, 2)}\n`)
}
