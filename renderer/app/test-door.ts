import { settled } from '#data/receive'
import { redo, run, runAll, undo } from '#data/run'

/**
 * What tests and benchmarks drive directly, where a thousand clicks would measure the clicks: the one runner of commands,
 * and when the tables have what it wrote.
 * The release flavour has none of it (a build-time constant).
 */
export function openTestDoor(): void {
  if (__TEST_SWITCHES__) Object.assign(window, { slipwayTest: { run, runAll, undo, redo, settled } })
}
