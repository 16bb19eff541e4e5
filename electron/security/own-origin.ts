import { host } from '../protocol/answer-request'

/** Whether a URL lies in our one origin, compared part by part: `URL.origin` is "null" for schemes Node does not know. */
export function isOwnOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'app:' && url.host === host && url.username === '' && url.password === ''
}

/** Whether a window may show this URL: a page of ours, nothing else of the origin (an attachment is no page). */
export function isOwnDocument(text: string, documents: ReadonlySet<string>): boolean {
  return isOwnOrigin(text) && documents.has(new URL(text).pathname)
}

/** Whether a request may leave a page. `data:` is for images only, and no origin but ours makes a `blob:`. */
export function mayRequest(text: string, resourceType: string, developerTools: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol } = new URL(text)
  if (protocol === 'app:') return isOwnOrigin(text)
  if (protocol === 'blob:') return isOwnOrigin(text.slice('blob:'.length))
  if (protocol === 'data:') return resourceType === 'image'
  return protocol === 'devtools:' && developerTools
}
