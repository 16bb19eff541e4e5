/** A link that may be handed to the system after the person has seen all of it. */
type ExternalLink = { readonly kind: 'web' | 'mail'; readonly href: string; readonly target: string }

/** Some mail programs know `attach=` and take a file from the disk. */
const mailFields = new Set(['to', 'cc', 'subject', 'body'])

/**
 * Judges a link from a record. Only `https:` and `mailto:` pass, parsed, so that what is shown is what is opened; a
 * host in another alphabet shows as punycode, which unmasks look-alikes. No name and password before the host.
 */
export function externalLink(text: string): ExternalLink | undefined {
  if (text.length > 2_000 || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '') {
    return { kind: 'web', href: url.href, target: url.host }
  }
  if (url.protocol === 'mailto:' && !/[\r\n]|%0[ad]/i.test(url.href) && [...url.searchParams.keys()].every((key) => mailFields.has(key))) {
    return { kind: 'mail', href: url.href, target: decodedAddress(url.pathname) }
  }
  return undefined
}

function decodedAddress(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
