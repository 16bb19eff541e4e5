export { openBundle } from './bundle-actions'
export { BundleCommands } from './bundle-commands'
export { loadEvidenceRoom } from './load-room'
export { ReadOnlyStrip } from './read-only-strip'
