import type { DatedChange } from '../../cab/content-changes'
import type { Roots } from '../../log/apply'
import type { Draft } from '../../log/operation'
import { subjectName } from './subject-name'

/** Puts back what has changed since an approval, so that it is valid again. */
export function putBack(roots: Roots, subject: string, changes: readonly DatedChange[]): Draft {
  return {
    command: 'put-back',
    summary: `Put ${subjectName(roots, subject)} back to what was approved`,
    operations: changes.map(({ entity, field, was, is }) => ({ entity, field, value: was, was: is })),
  }
}
