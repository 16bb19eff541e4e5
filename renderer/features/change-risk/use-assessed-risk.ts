import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { type AssessedRisk, assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { surroundingsOf } from '#shared/assess/change-risk/surroundings'
import type { Verdict } from '#shared/model/verdict'
import type { Workspace } from '#shared/model/workspace'

/** The assessed risk of a change by its id; undefined where it is not there. */
export const useAssessedRisk = (change: string): Verdict<AssessedRisk, 'assessed-risk'> | undefined =>
  useAppSelector((state) => assessedRisk(rootRecords(state), change))

/** The scales that changes are assessed by. */
export const useScales = (): Workspace => useAppSelector((state) => surroundingsOf(rootRecords(state)).workspace)
