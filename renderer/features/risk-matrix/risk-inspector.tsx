import { Button } from '#app/controls/button'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { go } from '#app/router'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { ChoiceField, kept, keptAloud, TextField, useReadOnly, WhenField } from '#features/fields'
import { removeRisk } from '#shared/commands/add-risk'
import { edit, type Fields } from '#shared/commands/edit'
import type { Workspace } from '#shared/model/workspace'
import styles from './details.module.css'
import { levelColours } from './level-colours'
import { RatingPickers } from './rating-pickers'
import { RiskActions } from './risk-actions'
import { RiskHistory } from './risk-history'
import type { RiskRow } from './risk-rows'
import { RiskState } from './risk-state'
import { responseChoices, stateChoices } from './risk-words'
import { WhyLevel } from './why-level'

interface RiskInspectorProps {
  readonly row: RiskRow
  readonly scales: Workspace
  readonly owners: readonly string[]
  readonly categories: readonly string[]
  readonly onClose: () => void
}

/** The selected risk: what it is, why it has its level, what is done about it, what happened to it. */
export function RiskInspector({ row, scales, owners, categories, onClose }: RiskInspectorProps) {
  const { risk, release, place } = row
  const actions = useAppSelector(selectViews('risk-action'))
  const isReadOnly = useReadOnly()
  const { chosen, used } = levelColours(scales)
  const set = (patch: Fields<'risk'>): Promise<string | undefined> => kept(edit('risk', risk, patch))
  return (
    <Inspector
      title={risk.title}
      above={
        <>
          {risk.number && `${risk.number}, `}
          {place}
        </>
      }
      under={<RiskState state={risk.state} />}
      {...(release === '' ? {} : { onOpen: () => go('release', { id: release }), openLabel: `Open ${place}` })}
      onClose={onClose}
    >
      <div style={chosen}>
        <div style={used}>
          <InspectorSection>
            <TextField label="Cause" value={risk.cause} lines={2} commit={(cause) => set({ cause })} />
            <TextField label="Event" value={risk.event} lines={2} commit={(event) => set({ event })} />
            <TextField label="Consequence" value={risk.consequence} lines={2} commit={(consequence) => set({ consequence })} />
          </InspectorSection>
          <WhyLevel row={row} scales={scales} />
          <RatingPickers row={row} scales={scales} />
          <RiskActions risk={risk} />
          <InspectorSection title="Response">
            <ChoiceField label="Response" value={risk.response} choices={responseChoices} commit={(response) => set({ response })} />
            <TextField label="How" value={risk.mitigation} lines={2} commit={(mitigation) => set({ mitigation })} />
            <TextField label="Owner" value={risk.owner} suggestions={owners} commit={(owner) => set({ owner })} />
            <TextField label="Category" value={risk.category} suggestions={categories} commit={(category) => set({ category })} />
            <ChoiceField label="State" value={risk.state} choices={stateChoices} commit={(state) => set({ state })} />
            <WhenField label="Due" wanted="day" value={risk.due} commit={(due) => set({ due })} />
            <WhenField label="Review" wanted="day" value={risk.review} commit={(review) => set({ review })} />
          </InspectorSection>
          <RiskHistory risk={risk.id} actions={actions.filter((action) => action.risk === risk.id).map(({ id }) => id)} />
          {!isReadOnly && (
            <InspectorSection>
              <div className={styles['last']}>
                <Button
                  onClick={() => {
                    onClose()
                    void keptAloud(removeRisk(risk, actions))
                  }}
                >
                  Remove risk
                </Button>
              </div>
            </InspectorSection>
          )}
        </div>
      </div>
    </Inspector>
  )
}
