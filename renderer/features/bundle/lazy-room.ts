import { lazy } from 'react'

/** Loaded when a bundle is first opened; the strip and the commands beside it in this feature are part of every window. */
export const EvidenceRoom = lazy(() => import('./evidence-room').then(({ EvidenceRoom: component }) => ({ default: component })))
