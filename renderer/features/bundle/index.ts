export { BundleCommands } from './bundle-commands'
export { EvidenceRoom } from './lazy-room'
export { ReadOnlyStrip } from './read-only-strip'
