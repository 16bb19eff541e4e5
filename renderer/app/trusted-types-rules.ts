/**
 * What the one Trusted Types policy admits (libraries.md, point 1). It must be the policy named `default`: the component
 * library sets the text of style elements itself, and bundled workers are started with a plain string.
 */

/** Without `<` no element can come of a text, so it is harmless as HTML; no HTML from records is ever inserted. */
export function admittedHtml(text: string): string {
  if (text.includes('<')) throw new TypeError('Trusted Types: HTML is never inserted.')
  return text
}

/** A script URL must be one of the worker files that the build made, on our own origin. */
export function admittedScriptUrl(text: string, base: string, workers: ReadonlySet<string>): string {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined
  const own = new URL(base)
  const isOwn = url !== undefined && url.protocol === own.protocol && url.host === own.host && url.search === '' && url.hash === ''
  if (!isOwn || !workers.has(url.pathname)) throw new TypeError('Trusted Types: this is no worker of ours.')
  return url.href
}
