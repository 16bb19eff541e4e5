/**
 * What a column can be for a subject. `names` are headers as common exports write them, the likeliest first; case, spaces
 * and punctuation do not count. `lastResort` names are taken only when nothing else gives the field.
 */
export interface FieldRule {
  readonly field: string
  /** As the mapping screen calls it. */
  readonly label: string
  /** `date` is read by its column's order; `list` takes several columns; `check` is compared and kept with the other columns. */
  readonly kind: 'text' | 'date' | 'choice' | 'list' | 'flag' | 'rating' | 'check' | 'check-date'
  readonly names: readonly string[]
  readonly lastResort?: readonly string[]
}
