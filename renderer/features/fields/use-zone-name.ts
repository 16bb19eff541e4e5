import { zoneText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'

/** The short name of the zone that dates are shown in, as it stands once in the head of a column: "CET". */
export const useZoneName = (): string => zoneText(useMinute(), useZone())
