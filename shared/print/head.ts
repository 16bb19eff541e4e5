import * as z from 'zod'

/** How large a sheet is. Documents say by their sections whether it lies or stands. */
export const papers = ['A4', 'Letter'] as const

const words = z.string().max(300)

/** What stands on every page and in the file's properties, in words that are ready to print: main only escapes them. */
export const PrintHead = z.strictObject({
  /** The file's title: "Payments 26.12, release plan". */
  title: words,
  subject: words,
  /** What it is about, in bold at the top of each page: "Payments 26.12". */
  about: words,
  /** What kind of document it is, beside it: "release plan". */
  document: words,
  /** DRAFT or APPROVED with the first digits of the content hash; nothing where nobody approves. */
  status: z.strictObject({ word: z.enum(['', 'DRAFT', 'APPROVED']), hash: z.string().max(20), note: words }),
  workspace: words,
  /** Who prints: the file's author. */
  by: words,
  /** Epoch milliseconds, and the same in words with its zone. */
  at: z.number().int(),
  atWords: words,
  paper: z.enum(papers),
  /** Whether it has a table of contents, whose page numbers a second pass finds. */
  contents: z.boolean(),
})
export interface PrintHead extends z.infer<typeof PrintHead> {}

/** A heading of the finished file and the page it stands on, counted from 1. */
export const PrintedHeading = z.strictObject({ title: z.string(), page: z.number().int().min(1) })
export interface PrintedHeading extends z.infer<typeof PrintedHeading> {}
