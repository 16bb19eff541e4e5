/** What was seen in a bundle: a code for programs, where, and a sentence for people. */
export interface ContentFinding {
  readonly code: string
  readonly path: string
  readonly expected?: string
  readonly found?: string
  readonly message: string
  /** `note` leaves the verdict as it is. */
  readonly weight: 'note' | 'altered'
}

export const altered = (code: string, path: string, message: string, values: { readonly expected?: string; readonly found?: string } = {}): ContentFinding => ({
  code,
  path,
  ...values,
  message,
  weight: 'altered',
})

export const note = (code: string, path: string, message: string): ContentFinding => ({ code, path, message, weight: 'note' })
