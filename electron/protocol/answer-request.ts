import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type AssetMap, workerPathsOf } from './asset-map'
import { assetHeaders, blobHeaders, pageHeaders } from './content-security-policy'
import { pageWith } from './page'

/** The only host there is. `slipway.`, ports and others reach the handler as they are and are not it. */
export const host = 'slipway'

/** Finds an attachment by its SHA-256 in hex, with the type that was checked by its content. */
export type BlobResolver = (hash: string) => Promise<Blob | undefined>
export interface Blob {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** What a preview shows. SVG, HTML and PDF are never rendered. */
const previewTypes = new Set(['image/png', 'image/jpeg', 'image/webp', 'text/plain; charset=utf-8'])

/**
 * Answers a request of the `app://` scheme. `new URL` has resolved plain `..` before; every other trick (`..%2f`, `%00`,
 * `//etc`, double encoding) arrives as it is and is simply no key of the map.
 */
export async function answerRequest(request: Request, assets: AssetMap, blobs: BlobResolver): Promise<Response> {
  const url = urlOf(request.url)
  if (url === undefined || url.protocol !== 'app:' || url.host !== host || request.method !== 'GET') return nothing()
  const blob = /^\/blob\/([0-9a-f]{64})$/.exec(url.pathname)?.[1]
  if (blob !== undefined) return answerBlob(await blobs(blob))
  const asset = assets.get(url.pathname)
  if (asset === undefined) return nothing()
  const bytes = await readFile(asset.file)
  if (!asset.isPage) return new Response(bytes, { headers: assetHeaders(asset.type) })
  const nonce = randomBytes(18).toString('base64')
  return new Response(pageWith(bytes.toString('utf8'), nonce, workerPathsOf(assets)), { headers: pageHeaders(nonce) })
}

const nothing = (): Response => new Response('Not found', { status: 404, headers: blobHeaders('text/plain; charset=utf-8') })

function answerBlob(blob: Blob | undefined): Response {
  if (blob === undefined || !previewTypes.has(blob.type)) return nothing()
  return new Response(blob.bytes, { headers: blobHeaders(blob.type) })
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
