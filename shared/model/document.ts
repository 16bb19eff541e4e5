import * as z from 'zod'
import { belongs, order, text } from './base'

/** A note in Markdown, kept byte for byte as typed. */
export const Note = z.object({ ...belongs, title: text, text, order })
export interface Note extends z.infer<typeof Note> {}

/** A file kept under its SHA-256; the name is only a label. `size` in bytes. */
export const Attachment = z.object({
  ...belongs,
  name: text,
  sha256: text,
  size: z.number().int().min(0).default(0),
  type: text,
  note: text,
  order,
})
export interface Attachment extends z.infer<typeof Attachment> {}

/** Something learnt, for the next release. */
export const Lesson = z.object({ ...belongs, title: text, text, order })
export interface Lesson extends z.infer<typeof Lesson> {}

/** A known error and its workaround (field.md 2.4, 8). */
export const KnownError = z.object({
  ...belongs,
  title: text,
  symptom: text,
  workaround: text,
  service: text,
  state: z.enum(['open', 'workaround', 'fixed-in-release', 'closed']).default('open'),
  fixedIn: text,
})
export interface KnownError extends z.infer<typeof KnownError> {}
