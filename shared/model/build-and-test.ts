import * as z from 'zod'
import { belongs, order, text } from './base'
import { When } from './when'

/** What is built and deployed for a release: a version at a place, with its checksum. */
export const ReleasePackage = z.object({ ...belongs, name: text, version: text, place: text, checksum: text, order })
export interface ReleasePackage extends z.infer<typeof ReleasePackage> {}

/** A part of a package that is normally released together. */
export const ReleaseUnit = z.object({ ...belongs, package: text, name: text, version: text, checksum: text, order })
export interface ReleaseUnit extends z.infer<typeof ReleaseUnit> {}

export const testKinds = ['smoke', 'system', 'integration', 'user-acceptance', 'performance', 'regression'] as const
const count = z.number().int().min(0).default(0)

/** A round of tests with its counts. */
export const TestCycle = z.object({
  ...belongs,
  title: text,
  kind: z.enum(testKinds).default('system'),
  environment: text,
  testData: text,
  start: When.default(''),
  end: When.default(''),
  result: z.object({ planned: count, run: count, passed: count, failed: count }).default({ planned: 0, run: 0, passed: 0, failed: 0 }),
  order,
})
export interface TestCycle extends z.infer<typeof TestCycle> {}
