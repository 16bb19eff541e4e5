import { countText, whenText } from '#app/format'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { spokenKey } from '#shared/log/device-id'

export type VerdictKind = BundleVerdict['verdict']

/** The word of each verdict (design.md, Verdict banner). */
export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  intact: 'Intact',
  untrusted: 'Intact, signer not trusted',
  altered: 'Altered',
  damaged: 'Damaged',
  'not-a-bundle': 'Not a bundle',
}

/** One sentence with numbers. */
export function verdictSentence(verdict: BundleVerdict, zone: string): string {
  const { exportedAt, files, signers, sentence } = verdict
  const until = exportedAt === '' ? '' : `, up to ${whenText(exportedAt, zone)}`
  const strangers = signers.filter(({ trusted }) => !trusted)
  switch (verdict.verdict) {
    case 'intact':
      return `Every one of ${countText(files, 'file')} is as it was signed${until}, by keys you trust.`
    case 'untrusted': {
      const keys = strangers.map(({ device }) => spokenKey(device))
      const which =
        keys.length === 1
          ? `the key ${keys[0]} isn’t one you trust. Compare it with its owner.`
          : `${keys.length} keys aren’t ones you trust. Compare them with their owners.`
      return `Nothing changed since it was signed, but ${which}`
    }
    default:
      return sentence
  }
}

/** What the verdict means to somebody who has to decide. */
export function verdictMeaning({ verdict, checks, release }: BundleVerdict): string {
  switch (verdict) {
    case 'intact':
      return 'The record, its whole history and the attachments are what was signed. You can rely on what stands here.'
    case 'untrusted':
      return 'The content agrees with its signatures, so nobody has changed it since. Whose signatures these are, the file alone cannot say: call its owner and compare the key.'
    case 'altered': {
      const isLogWhole = checks.every(({ name, holds }) => holds || (name !== 'Log chain' && name !== 'Signatures'))
      if (release === '') return 'The file was changed after it was signed, so much that its release cannot be shown.'
      return isLogWhole
        ? 'The file was changed after it was signed. The signed log inside is whole: what the rooms show comes from it alone.'
        : 'The file was changed after it was signed. The rooms show only the entries whose signatures hold; others may be missing.'
    }
    case 'damaged':
      return 'A part of the file is missing or cannot be read. That happens on its way, and is no sign of a forgery. Nothing of it is shown.'
    case 'not-a-bundle':
      return 'This file is something else. Nothing of it was opened.'
  }
}

/** Findings that speak against the bundle, and those that only say something. */
export const isSerious = (code: string): boolean => !['signer-unknown', 'signer-not-judged', 'no-plan'].includes(code) && !code.startsWith('entry-')
