import type { RisksBody } from '#shared/print/risks-body'
import { RiskPages } from './risk-pages'

/** The risk register with both matrices, on lying pages. */
export function RiskSheets({ body }: { readonly body: RisksBody }) {
  const { filter, risks, actions, workspace, zone } = body
  return (
    <section className="wide">
      <RiskPages level={1} title="Risk register" filter={filter} risks={risks} actions={actions} workspace={workspace} zone={zone} />
    </section>
  )
}
