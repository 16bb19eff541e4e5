import { useState } from 'react'
import { ChoiceField, kept, TextField } from '#features/fields'
import { dimensionWords } from '#shared/assess/change-risk/words'
import { edit } from '#shared/commands/edit'
import { type ImpactDimension, impactDimensions } from '#shared/model/assessment'
import type { Workspace } from '#shared/model/workspace'
import { withWord } from './matrix-words'
import styles from './settings.module.css'

const scale = [1, 2, 3, 4, 5] as const
type Scale = 'likelihood' | ImpactDimension
const scales: readonly Scale[] = ['likelihood', ...impactDimensions]
const wordsOf = (one: Scale): string => (one === 'likelihood' ? 'Likelihood' : `Impact: ${dimensionWords[one].toLowerCase()}`)

/** What the five places of one scale stand for. */
export function AnchorTable({ workspace }: { readonly workspace: Workspace }) {
  const [shown, setShown] = useState<Scale>('likelihood')
  const field = `${shown}Anchors` as const
  const words = shown === 'likelihood' ? workspace.likelihoodWords : workspace.impactWords
  return (
    <div className={styles['narrow']}>
      <ChoiceField
        label="Scale"
        value={shown}
        choices={scales.map((value) => ({ value, label: wordsOf(value) }))}
        commit={async (chosen) => {
          setShown(chosen)
          return undefined
        }}
      />
      {scale.map((at) => (
        <TextField
          key={`${shown} ${at}`}
          label={`${at} ${words[at - 1] ?? ''}`}
          value={workspace[field][at - 1] ?? ''}
          lines={1}
          commit={(text) => {
            const anchors = withWord(workspace[field], at - 1, text.trim())
            return kept(edit('workspace', workspace, { [field]: anchors }, `Changed what ${at} stands for in “${wordsOf(shown)}”`))
          }}
        />
      ))}
    </div>
  )
}
