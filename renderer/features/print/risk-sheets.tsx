import type { RisksBody } from '#shared/print/risks-body'
import { RiskPages } from './risk-pages'
import { Text } from './text'

/** The risk register with both matrices, on lying pages. */
export function RiskSheets({ body }: { readonly body: RisksBody }) {
  const { filter, risks, actions, workspace, zone } = body
  return (
    <section className="wide">
      <RiskPages level={1} title="Risk register" risks={risks} actions={actions} workspace={workspace} zone={zone} />
      {filter !== '' && (
        <p className="small">
          Shown: <Text>{filter}</Text>
        </p>
      )}
    </section>
  )
}
