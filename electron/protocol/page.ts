import { noncePlaceholder } from './content-security-policy'

/**
 * Makes one load of a page: the nonce goes where the page has its placeholder, and the head gets what the renderer reads
 * before anything else: the nonce for libraries that add style elements, and the paths that may run as workers.
 */
export function pageWith(html: string, nonce: string, workers: readonly string[]): string {
  const head = `<head>\n<meta name="csp-nonce" content="${nonce}">\n<meta name="worker-files" content="${workers.join(' ')}">`
  return html
    .replace(/<meta name="csp-nonce"[^>]*>\s*/g, '')
    .replaceAll(noncePlaceholder, nonce)
    .replace('<head>', () => head)
}
