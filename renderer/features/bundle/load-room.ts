/** Loaded when a bundle is first opened; the strip and the commands beside it in this feature are part of every window. */
export const loadEvidenceRoom = async () => (await import('./evidence-room')).EvidenceRoom
