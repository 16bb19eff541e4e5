import { useState } from 'react'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { CheckField, ChoiceField, kept, NewField, type RecordColumn, RecordTable, TextField } from '#features/fields'
import { ruleWords } from '#shared/assess/change-risk/rule-words'
import { type Kept, riskSettings } from '#shared/assess/change-risk/settings'
import { surroundingsOf } from '#shared/assess/change-risk/surroundings'
import { addRiskSetting, editRiskSetting, moveRiskSetting, removeRiskSetting } from '#shared/commands/assess-change-settings'
import own from './assessment.module.css'
import { RuleConditions } from './rule-conditions'
import styles from './settings.module.css'

const scale = [1, 2, 3, 4, 5] as const
type Row = Kept<'risk-rule'> & { readonly id: string }

/** The ordered rules; the conditions of one are folded under it. */
export function RiskRules() {
  const { rules } = useAppSelector((state) => riskSettings(rootRecords(state)))
  const { levelWords } = useAppSelector((state) => surroundingsOf(rootRecords(state)).workspace)
  const [open, setOpen] = useState('')
  const rows = rules.map((rule): Row => ({ ...rule, id: rule.view.id }))
  const nameOf = ({ view }: Row): string => view.title || 'rule'
  const columns: readonly RecordColumn<Row>[] = [
    {
      id: 'use',
      head: 'In use',
      width: 52,
      cell: (row) => (
        <CheckField
          place="cell"
          label={`In use: ${nameOf(row)}`}
          value={!row.view.isOff}
          commit={(isOn) =>
            kept(editRiskSetting('risk-rule', row, { isOff: !isOn }, `${isOn ? 'Took' : 'Left'} the rule “${nameOf(row)}” ${isOn ? 'into' : 'out of'} use`))
          }
        />
      ),
    },
    {
      id: 'title',
      head: 'Rule',
      cell: (row) => (
        <TextField
          place="cell"
          label={`Name of ${nameOf(row)}`}
          value={row.view.title}
          commit={async (title) =>
            title.trim() === '' ? 'Give it a name: why a change has its level is told by it.' : kept(editRiskSetting('risk-rule', row, { title: title.trim() }))
          }
        />
      ),
    },
    {
      id: 'when',
      head: 'When',
      width: '42%',
      isPlain: true,
      cell: (row) => (
        <button
          type="button"
          className={own['fold']}
          aria-expanded={open === row.id}
          aria-label={`Conditions of ${nameOf(row)}`}
          onClick={() => setOpen(open === row.id ? '' : row.id)}
        >
          {ruleWords(row.view.when) || 'no condition yet, so it never holds'}
        </button>
      ),
    },
    {
      id: 'level',
      head: 'Level',
      width: 128,
      cell: (row) => (
        <ChoiceField
          place="cell"
          label={`Level of ${nameOf(row)}`}
          value={String(row.view.level)}
          choices={scale.map((level) => ({ value: String(level), label: `${level} ${levelWords[level - 1] ?? ''}` }))}
          commit={(level) => kept(editRiskSetting('risk-rule', row, { level: Number(level) }, `Set the level of the rule “${nameOf(row)}” to ${level}`))}
        />
      ),
    },
  ]
  return (
    <>
      <RecordTable
        label="Rules of risk"
        columns={columns}
        rows={rows}
        nameOf={nameOf}
        onMove={(row, direction) => void run(moveRiskSetting('risk-rule', row.id, direction, rules, orderBetween), { toast: true })}
        actions={(row) => (row.isUsual ? [] : [{ words: 'Remove', act: () => void run(removeRiskSetting('risk-rule', row), { toast: true }) }])}
        under={(row) => (open === row.id ? <RuleConditions rule={row} /> : null)}
      />
      <NewField
        label="New rule"
        make={async (title) => {
          const id = newId()
          const refused = await kept(addRiskSetting('risk-rule', id, title, orderBetween('', rules[0]?.view.order ?? '')))
          if (refused === undefined) setOpen(id)
          return refused
        }}
      />
      <p className={styles['hint']}>A new rule stands first, and holds never until it has a condition. Those that came with Slipway can be left out of use.</p>
    </>
  )
}
