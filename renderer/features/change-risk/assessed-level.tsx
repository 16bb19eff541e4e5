import { Popover } from '@mantine/core'
import { useState } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { go } from '#app/router'
import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import styles from './change-risk.module.css'
import { EngineList } from './engine-list'
import { RestsOn, StatedElsewhere } from './level-words'
import { useAssessedRisk, useScales } from './use-assessed-risk'

/** The assessed risk of a change, by its id, with its word, what is stated elsewhere where that differs, and why. */
export function AssessedLevel({ change: id }: { readonly change: string }) {
  const [isOpen, setOpen] = useState(false)
  const verdict = useAssessedRisk(id)
  const scales = useScales()
  const change = useAppSelector(selectRootView('change', id))
  if (verdict === undefined || change === undefined) return null
  const { outcome } = verdict
  return (
    <span className={styles['assessed']}>
      {outcome.level === undefined ? <span className={styles['quiet']}>not assessed</span> : <RiskSquare level={outcome.level} word={outcome.word} shown />}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" width={400} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={styles['link']} aria-label={whyWords(outcome.level, outcome.word)} onClick={() => setOpen(!isOpen)}>
            Why?
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={whyWords(outcome.level, outcome.word)}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard. */}
          <div className={styles['why']} tabIndex={0} data-autofocus>
            <h3>{whyWords(outcome.level, outcome.word)}</h3>
            <RestsOn outcome={outcome} />
            <EngineList outcome={outcome} scales={scales} />
            <button type="button" className={styles['link']} onClick={() => go('change', { id, tab: 'risk' })}>
              Open the assessment
            </button>
          </div>
        </Popover.Dropdown>
      </Popover>
      <StatedElsewhere change={change} outcome={outcome} />
    </span>
  )
}

/** "Why level 4, High?" */
const whyWords = (level: number | undefined, word: string): string => (level === undefined ? 'Why no level?' : `Why level ${level}, ${word}?`)
