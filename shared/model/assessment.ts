import * as z from 'zod'
import { belongs, flag, order, text } from './base'
import { Json } from './json'

/** The scales that an impact is judged on; its whole is the highest of them, never their mean (field.md 2.5). */
export const impactDimensions = ['service', 'security', 'data', 'compliance', 'reputation'] as const
export type ImpactDimension = (typeof impactDimensions)[number]

/** Likelihood (0 is not judged) and impact per dimension, each 1 to 5: one field, because they are judged together. */
export const ChangeRating = z
  .object({ likelihood: z.number().int().min(0).max(5).default(0), impact: z.record(z.string(), z.number().int().min(1).max(5)).default({}) })
  .default({ likelihood: 0, impact: {} })
export type ChangeRating = z.infer<typeof ChangeRating>

/**
 * A rule about changes: when every condition holds, the change is of this level at least. `when` names facts of a change and
 * what is asked of each (assess/change-risk/rule-test.ts); kept raw, so that a form unknown here is told and never taken for
 * no condition. The rules of a workspace are asked in their order and the first that holds decides.
 */
export const RiskRule = z.object({
  ...belongs,
  title: text,
  when: z.record(z.string(), Json).default({}),
  level: z.number().int().min(1).max(5).default(3),
  isOff: flag,
  order,
})
export interface RiskRule extends z.infer<typeof RiskRule> {}

/** A question about a change, answered 1 (least risk) to 5; `answers` says in words what each stands for. */
export const RiskQuestion = z.object({
  ...belongs,
  text,
  answers: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]).default(['', '', '', '', '']),
  weight: z.number().int().min(1).max(100).default(20),
  isOff: flag,
  order,
})
export interface RiskQuestion extends z.infer<typeof RiskQuestion> {}

/** Scores above `above` and up to `upTo` give the level; at the beginning of the scale 1 itself belongs to it. */
const ScoreRange = z.object({ above: z.number(), upTo: z.number() })
export type ScoreRange = z.infer<typeof ScoreRange>

/** Of each level its range of scores, least level first. A mean seldom comes near the ends of its scale, so the ranges are not of one width. */
export const ScoreRanges = z.tuple([ScoreRange, ScoreRange, ScoreRange, ScoreRange, ScoreRange]).default([
  { above: 1, upTo: 1.5 },
  { above: 1.5, upTo: 2.25 },
  { above: 2.25, upTo: 3 },
  { above: 3, upTo: 4 },
  { above: 4, upTo: 5 },
])
export type ScoreRanges = z.infer<typeof ScoreRanges>

export const likelihoodAnchors = [
  'Less than 1 in 100 changes like it go wrong',
  'About 1 in 50',
  'About 1 in 20',
  'About 1 in 10',
  'More than 1 in 4, or it went wrong last time',
] as const

export const impactAnchors: Readonly<Record<ImpactDimension, readonly [string, string, string, string, string]>> = {
  service: [
    'Nobody notices',
    'A few users wait for minutes',
    'One service is slow or partly down, under 1 hour',
    'One service is down for hours, or several partly',
    'Several services are down for a day or longer',
  ],
  security: [
    'No protection is touched',
    'A minor control is weaker for a short time',
    'One of several controls fails',
    'A way in is open that others could find',
    'Others get in, or a key is lost',
  ],
  data: [
    'No data is touched',
    'Single records, corrected by hand',
    'Many records, restored the same day',
    'Records lost or wrong until a restore, hours of work lost',
    'Records lost for good, or customers act on wrong ones',
  ],
  compliance: [
    'No rule is touched',
    'An internal rule is broken, and mended',
    'A finding of the internal audit',
    'A report to the authority is due',
    'A breach of law, with a fine or the loss of a licence',
  ],
  reputation: [
    'Stays inside the team',
    'Single complaints',
    'Many complaints, told to management',
    'In the local press or among large customers',
    'In the national press, customers leave',
  ],
}
