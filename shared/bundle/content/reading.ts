import * as z from 'zod'

/** What reading a foreign bundle comes to, as it travels from the process that reads to the one that shows. */
const Finding = z.object({ code: z.string(), path: z.string(), expected: z.string().optional(), found: z.string().optional(), message: z.string() })
export interface ReadingFinding extends z.infer<typeof Finding> {}

export const BundleReading = z.object({
  /** What holds whoever is trusted. `whole` becomes `intact` or `untrusted` by the keys of the reader. */
  outcome: z.enum(['whole', 'altered', 'damaged', 'not-a-bundle']),
  /** What happened, in one sentence, where it is not whole. */
  sentence: z.string(),
  bytes: z.number(),
  files: z.number(),
  entries: z.number(),
  ws: z.string(),
  release: z.string(),
  title: z.string(),
  /** ISO 8601 in UTC; '' where there is no entry. */
  newest: z.string(),
  by: z.string(),
  signers: z.array(z.object({ device: z.string(), publicKey: z.string(), person: z.string(), vouchedBy: z.array(z.string()) })),
  checks: z.array(z.object({ name: z.string(), holds: z.boolean(), detail: z.string() })),
  findings: z.array(Finding),
  notes: z.array(Finding),
  /** The lines that count, byte for byte; empty where nothing can be shown. */
  lines: z.array(z.string()),
  /** Files of the payload; `at` is the place of their bytes where they stand uncompressed, else -1. */
  members: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string(), at: z.number() })),
})
export interface BundleReading extends z.infer<typeof BundleReading> {}
