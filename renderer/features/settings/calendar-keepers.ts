import type { Roots } from '#shared/log/apply'
import { kindOf } from '#shared/model/entity-id'

/** How many plans and tasks keep to a working calendar, read off the raw records: a portfolio has 100,000 tasks, and few keep to any. */
export function keepersOf(roots: Roots, calendar: string): { readonly plans: number; readonly tasks: number } {
  const counted = { plans: 0, tasks: 0 }
  for (const { entities } of Object.values(roots)) {
    for (const entity in entities) {
      const fields = entities[entity]
      if (fields?.['calendar']?.[0] !== calendar || fields['removed']?.[0] !== false) continue
      if (kindOf(entity) === 'plan') counted.plans++
      else if (kindOf(entity) === 'task') counted.tasks++
    }
  }
  return counted
}
