import * as z from 'zod'
import { Risk } from '../model/risk'
import { RiskAction } from '../model/risk-action'
import { Workspace } from '../model/workspace'

/** The risk register with both matrices. */
export const RisksBody = z.object({
  kind: z.literal('risks'),
  zone: z.string(),
  workspace: Workspace,
  /** Which risks these are, where not all: "Team is Payments". */
  filter: z.string(),
  risks: z.array(z.object({ risk: Risk, of: z.string() })),
  actions: z.array(RiskAction),
})
export interface RisksBody extends z.infer<typeof RisksBody> {}
