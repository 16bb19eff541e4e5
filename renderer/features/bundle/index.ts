export { BundleCommands } from './bundle-commands'
export { EvidenceRoom } from './evidence-room'
export { ReadOnlyStrip } from './read-only-strip'
