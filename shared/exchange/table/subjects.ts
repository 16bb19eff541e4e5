import { bandFields } from './fields/band-fields'
import { changeFields } from './fields/change-fields'
import type { FieldRule } from './fields/field-rule'
import { milestoneFields } from './fields/milestone-fields'
import { releaseFields } from './fields/release-fields'
import { riskFields } from './fields/risk-fields'
import { taskFields } from './fields/task-fields'

export const subjects = ['releases', 'milestones', 'changes', 'risks', 'calendar', 'tasks'] as const
export type Subject = (typeof subjects)[number]

export interface SubjectRules {
  readonly fields: readonly FieldRule[]
  /** Fields of which at least one of each group must have a column, or the table is not about this. */
  readonly needs: readonly (readonly string[])[]
}

export const subjectRules: Readonly<Record<Subject, SubjectRules>> = {
  releases: {
    fields: releaseFields,
    needs: [
      ['number', 'name', 'version'],
      ['plannedStart', 'target', 'actual', 'endOfLife'],
    ],
  },
  milestones: { fields: milestoneFields, needs: [['title'], ['start']] },
  changes: { fields: changeFields, needs: [['number'], ['shortDescription']] },
  risks: { fields: riskFields, needs: [['title'], ['likelihood', 'impact']] },
  tasks: { fields: taskFields, needs: [['title'], ['predecessors', 'duration']] },
  calendar: { fields: bandFields, needs: [['title'], ['start'], ['severity', 'recurrence', 'uid']] },
}
