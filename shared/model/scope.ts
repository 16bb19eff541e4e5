import * as z from 'zod'
import { belongs, order, text } from './base'

/** A change in the scope of a release; moving a change between releases removes one and makes another. */
export const ReleaseChange = z.object({ ...belongs, change: text, order })
export interface ReleaseChange extends z.infer<typeof ReleaseChange> {}

export const workItemKinds = ['feature', 'defect', 'task', 'other'] as const

/** A work item delivered with a release, as its own tracker knows it. */
export const WorkItem = z.object({
  ...belongs,
  key: text,
  title: text,
  kind: z.enum(workItemKinds).default('feature'),
  state: z.enum(['open', 'in-progress', 'done']).default('open'),
  owner: text,
  order,
})
export interface WorkItem extends z.infer<typeof WorkItem> {}

/** That a release or change touches a service or configuration item: `item` is `service/<id>` or `ci/<id>`. */
export const Affects = z.object({ ...belongs, item: text })
export interface Affects extends z.infer<typeof Affects> {}
export const affectsUnderApproval = ['item'] as const

/** That a release must go out after another one. */
export const ReleaseDependency = z.object({ ...belongs, needs: text })
export interface ReleaseDependency extends z.infer<typeof ReleaseDependency> {}
