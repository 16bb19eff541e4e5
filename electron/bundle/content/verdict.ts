import { basename } from 'node:path'
import type { BundleReading } from '#shared/bundle/content/reading'
import type { BundleVerdict } from '#shared/ipc/shapes'
import { spokenKey } from '#shared/log/device-id'

/** Whom the reader trusts: `device` names a key. Undefined where nobody is judged (command line without `--trust`). */
export type Trusts = ((signer: { readonly device: string; readonly publicKey: string }) => boolean) | undefined

/** So many files are listed to a person; the count says how many there are. */
const mostListed = 2_000

/** The verdict on what was read, by the keys that the reader trusts. Trusting the founder is trusting whom he admitted. */
export function verdictOf(reading: BundleReading, file: string, trusts: Trusts): BundleVerdict {
  const { outcome, sentence, bytes, files, entries, title, newest, by, notes } = reading
  const knows = new Set(reading.signers.filter((signer) => trusts?.(signer) === true).map(({ device }) => device))
  const signers = reading.signers.map(({ device, person, vouchedBy }) => ({
    device,
    person,
    trusted: knows.has(device) || vouchedBy.some((above) => knows.has(above)),
  }))
  const strangers = signers.filter(({ trusted }) => !trusted)
  const isTrusted = trusts === undefined || (strangers.length === 0 && signers.length > 0)
  const verdict = outcome !== 'whole' ? outcome : isTrusted ? 'intact' : 'untrusted'
  const findings = [...reading.findings, ...(outcome === 'whole' ? signerFindings(strangers, trusts) : []), ...notes]
  return {
    verdict,
    sentence,
    file: basename(file),
    ...{ bytes, release: title, exportedAt: newest, exportedBy: reading.signers.find(({ device }) => device === by)?.person ?? '', files, entries, signers },
    contents: reading.members.slice(0, mostListed).map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    checks: [
      ...reading.checks,
      ...(outcome === 'whole' && trusts !== undefined
        ? [{ name: 'Signer', holds: isTrusted, detail: isTrusted ? 'a key you trust' : 'no key you trust' }]
        : []),
    ],
    findings: outcome === 'whole' || findings.length > 0 ? findings : [{ code: outcome, path: '', message: sentence }],
  }
}

function signerFindings(strangers: BundleVerdict['signers'], trusts: Trusts): BundleVerdict['findings'] {
  if (trusts === undefined)
    return [
      {
        code: 'signer-not-judged',
        path: 'data/signature.json',
        message: 'The signatures are right; whose they are was not judged. Name the keys you trust to have that checked.',
      },
    ]
  return strangers.map(({ device, person }) => ({
    code: 'signer-unknown',
    path: 'data/signature.json',
    found: spokenKey(device),
    message: `Signed with the key ${spokenKey(device)}${person === '' ? '' : ` of ${person}`}, which is not one you trust. Compare it with its owner.`,
  }))
}
