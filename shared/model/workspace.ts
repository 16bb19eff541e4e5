import * as z from 'zod'
import { impactAnchors, likelihoodAnchors, ScoreRanges } from './assessment'
import { base, belongs, text } from './base'

const five = (words: readonly [string, string, string, string, string]) =>
  z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]).default([...words])

/** Levels 1 to 5 by likelihood 1 to 5 (rows), impact 1 to 5 left to right (product.md, Vocabulary). */
export const defaultLevels = ['11223', '12233', '12334', '22345', '23445'] as const

/** The workspace itself, `workspace/this`: its name and the settings that everybody shares. */
export const Workspace = z.object({
  ...base,
  name: text,
  sample: z.boolean().default(false),
  zone: text,
  riskLevels: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]).default([...defaultLevels]),
  likelihoodWords: five(['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain']),
  impactWords: five(['Negligible', 'Minor', 'Moderate', 'Major', 'Severe']),
  levelWords: five(['Very low', 'Low', 'Moderate', 'High', 'Very high']),
  /** Residual levels above this are above appetite. */
  appetite: z.number().int().min(1).max(5).default(3),
  /** Colours of the five levels by name of a token; '' is the theme's own. */
  levelColours: five(['', '', '', '', '']),
  /** What each place of the scales stands for when a change is assessed: likelihood, and impact per dimension. */
  likelihoodAnchors: five(likelihoodAnchors),
  serviceAnchors: five(impactAnchors.service),
  securityAnchors: five(impactAnchors.security),
  dataAnchors: five(impactAnchors.data),
  complianceAnchors: five(impactAnchors.compliance),
  reputationAnchors: five(impactAnchors.reputation),
  scoreRanges: ScoreRanges,
})
export interface Workspace extends z.infer<typeof Workspace> {}

export const roles = ['admin', 'manager', 'voter', 'reader'] as const
export type Role = (typeof roles)[number]

/** A person of the organisation, as other records name them. */
export const Person = z.object({ ...belongs, name: text, email: text, team: text, jobTitle: text })
export interface Person extends z.infer<typeof Person> {}

/** That a device belongs to a person with a role (sync.md, Trust). Never edited, only added. */
export const Admission = z.object({
  ...belongs,
  dev: text,
  publicKey: text,
  person: text,
  device: text,
  role: z.enum(roles).default('reader'),
})
export interface Admission extends z.infer<typeof Admission> {}

/** That a device's entries count only up to `lastSeq` (sync.md, Trust). */
export const Revocation = z.object({ ...belongs, dev: text, lastSeq: z.number().int().min(0).default(0), lastHash: text, why: text })
export interface Revocation extends z.infer<typeof Revocation> {}

/** One part of an import written as several entries; an import counts only when all its parts are there. */
export const ImportPart = z.object({
  ...belongs,
  title: text,
  part: z.object({ number: z.number().int(), of: z.number().int() }).default({ number: 1, of: 1 }),
})
export interface ImportPart extends z.infer<typeof ImportPart> {}

/** A table's filter, sorting, grouping and columns under a name. */
export const SavedView = z.object({ ...belongs, name: text, room: text, definition: z.record(z.string(), z.json()).default({}), order: text })
export interface SavedView extends z.infer<typeof SavedView> {}

/** Which column of a kind of table goes into which field, remembered by its headers. */
export const ImportMapping = z.object({ ...belongs, name: text, subject: text, headers: text, columns: z.record(z.string(), z.string()).default({}) })
export interface ImportMapping extends z.infer<typeof ImportMapping> {}

/** What one deployment looks like, to begin the next one from. */
export const Template = z.object({ ...belongs, name: text, subject: text, content: z.record(z.string(), z.json()).default({}) })
export interface Template extends z.infer<typeof Template> {}
