import type { Protocol } from 'electron'
import { answerRequest, type BlobResolver } from './answer-request'
import type { AssetMap } from './asset-map'

/** Serves `app://slipway/` in one session. */
export function serveApp(into: Protocol, assets: AssetMap, blobs: BlobResolver): void {
  into.handle('app', (request) => answerRequest(request, assets, blobs))
}
