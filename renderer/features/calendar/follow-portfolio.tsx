import { useEffect } from 'react'
import { useFilteredReleases } from '#features/portfolio'

/** Tells which releases the portfolio shows; stands in the room only while that is asked for, since it reads them all. */
export function FollowPortfolio({ onChange }: { readonly onChange: (shown: ReadonlySet<string> | undefined) => void }) {
  const shown = useFilteredReleases()
  useEffect(() => onChange(shown), [shown, onChange])
  useEffect(() => () => onChange(undefined), [onChange])
  return null
}
