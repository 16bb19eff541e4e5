/**
 * One thing seen in a bag. `note` changes nothing, `warning` makes it “valid with warning”, `missing` “incomplete”,
 * `error` “invalid”. The code is for programs and tests, the message is a whole sentence for a person.
 */
export interface BagFinding {
  readonly code: string
  readonly weight: 'note' | 'warning' | 'missing' | 'error'
  /** The file inside the bag, from its base directory; "" for the bag itself. */
  readonly path: string
  readonly expected?: string
  readonly found?: string
  readonly message: string
}

export const finding = (
  code: string,
  path: string,
  message: string,
  values: { readonly expected?: string; readonly found?: string } = {},
  weight: BagFinding['weight'] = 'error',
): BagFinding => ({ code, weight, path, ...values, message })

export type BagState = 'valid' | 'valid-with-warning' | 'incomplete' | 'invalid' | 'unsupported-version'

/** The state of a bag that has been checked in full (RFC 8493, 3: complete and valid). */
export function stateOf(findings: readonly BagFinding[]): BagState {
  if (findings.some(({ code }) => /^version-\d/.test(code))) return 'unsupported-version'
  const has = (weight: BagFinding['weight']) => findings.some((each) => each.weight === weight)
  if (has('error')) return 'invalid'
  if (has('missing')) return 'incomplete'
  return has('warning') ? 'valid-with-warning' : 'valid'
}
