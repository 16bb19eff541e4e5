/** A value or an expected failure; exceptions are for bugs (style.md, 6). */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const failed = <F>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure })

/** What a person is told when something expected went wrong: a code for tests, a sentence, and where. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly place?: string
}
