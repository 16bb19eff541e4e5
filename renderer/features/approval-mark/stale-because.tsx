import { lazy, Suspense } from 'react'

/** The rules of approvals are loaded after the start. */
const Doubts = lazy(() => import('#features/approval').then((module) => ({ default: module.Doubts })))

/** Which field changed since something was approved, by whom and when, and how to ask again or put it back. */
export function StaleBecause({ subjects }: { readonly subjects: readonly string[] }) {
  return (
    <Suspense>
      <Doubts subjects={subjects} />
    </Suspense>
  )
}
