/** The payload of a bundle by name (resources/format.md, Content). */
export const contentFiles = {
  release: 'data/release.json',
  log: 'data/log.jsonl',
  signature: 'data/signature.json',
  plan: 'data/plan.pdf',
  agenda: 'data/agenda.pdf',
} as const

export const attachmentFolder = 'data/attachments/'
export const attachmentFile = (sha256: string): string => attachmentFolder + sha256

/** Larger texts are neither written nor read: they are parsed whole, in a process whose memory is limited. In bytes. */
export const contentLimits = { release: 32 * 1024 ** 2, log: 64 * 1024 ** 2, signature: 16 * 1024 ** 2 } as const
