import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { compareText, numberText } from '#app/format'
import type { RoomProps } from '#app/rooms'
import { adjust, go } from '#app/router'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { useAppSelector } from '#data/store'
import { keptAloud, useReadOnly } from '#features/fields'
import { printRisks } from '#features/print'
import { addRisk } from '#shared/commands/add-risk'
import { rateRisk } from '#shared/commands/rate-risk'
import type { Cell } from './cells'
import { ExampleMatrix } from './example-matrix'
import { LevelLegend, MatrixKey } from './legend'
import { levelColours } from './level-colours'
import { Matrices } from './matrices'
import { NewRisk } from './new-risk'
import { Register } from './register'
import { filtered, filterOf, noValue, paramsOf, type RiskFilter, spokenFilter } from './risk-filter'
import { RiskFilters } from './risk-filters'
import { RiskInspector } from './risk-inspector'
import { type RiskRow, selectRiskRows, selectScales } from './risk-rows'
import styles from './risks.module.css'
import type { MatrixName } from './use-matrix'

/** The room of risks: both matrices, the register under them, the selected risk in the inspector. Parameters: `release`, `risk`, the filter's fields. */
export function RisksRoom({ params }: RoomProps) {
  const all = useAppSelector(selectRiskRows)
  const scales = useAppSelector(selectScales)
  const isReadOnly = useReadOnly()
  const [isAdding, setAdding] = useState(false)
  const filter = useMemo(() => filterOf(params), [params])
  const rows = useMemo(() => filtered(all, filter), [all, filter])
  const selected = all.find(({ risk }) => risk.id === params['risk'])
  const colours = levelColours(scales)
  const print = (): void => {
    void printRisks(
      rows.map(({ risk }) => risk),
      spokenFilter(filter, all, scales.levelWords),
    )
  }
  useCommand('print', rows.length === 0 ? undefined : print)
  useCommand('new-risk', isReadOnly ? undefined : () => setAdding(true))

  const select = (risk = ''): void => adjust({ risk })
  const setFilter = (next: RiskFilter): void => adjust(paramsOf(next))
  const move = (row: RiskRow, name: MatrixName, to: Cell): void => {
    select(row.risk.id)
    void keptAloud(rateRisk(row.risk, name, to.likelihood, to.impact, scales))
  }
  const add = async (title: string): Promise<string | undefined> => {
    const id = newId()
    const value = (text: string | undefined): string => (text === undefined || text === noValue ? '' : text)
    const release = value(filter.release)
    const fields = { of: release === '' ? 'workspace/this' : `release/${release}`, title, category: value(filter.category), owner: value(filter.owner) }
    const made = await run(
      addRisk(
        id,
        fields,
        all.map(({ risk }) => risk.number),
      ),
      { toast: true },
    )
    if (!made.ok) return made.failure.message
    // A new risk is open and not rated yet: a filter that would hide it goes.
    const { level: _, appetite: _appetite, ...kept } = filter
    adjust({ ...paramsOf({ ...kept, ...(kept.state === undefined ? {} : { state: 'open' }) }), risk: id })
    return undefined
  }

  if (all.length === 0 && !isAdding) return <NoRisks onAdd={isReadOnly ? undefined : () => setAdding(true)} />
  return (
    <Page
      title="Risks"
      beside={<Count rows={rows} all={all} filter={filter} onFilter={setFilter} />}
      actions={
        <>
          <Button icon={<IconPrinter size={16} stroke={1.5} aria-hidden />} onClick={print}>
            Print
          </Button>
          {!isReadOnly && (
            <Button kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setAdding(true)}>
              New risk
            </Button>
          )}
        </>
      }
      filters={
        <>
          <RiskFilters rows={all} filter={filter} levelWords={scales.levelWords} onFilter={setFilter} />
          <div className={styles['right']} style={colours.chosen}>
            <div style={colours.used}>
              <LevelLegend scales={scales} />
            </div>
          </div>
        </>
      }
    >
      <div className={styles['room']} style={colours.chosen}>
        <div className={styles['inner']} style={colours.used}>
          <Matrices {...{ rows, selected, scales }} canMove={!isReadOnly} onSelect={select} onMove={move} />
          <MatrixKey scales={scales} canMove={!isReadOnly} />
          {isAdding && <NewRisk onAdd={add} onClose={() => setAdding(false)} />}
          <Register
            rows={rows}
            selected={selected?.risk.id}
            isReadOnly={isReadOnly}
            onSelect={select}
            empty={
              <EmptyState title="No risk passes this filter" actions={<Button onClick={() => setFilter({})}>Clear the filter</Button>}>
                {numberText(all.length)} {all.length === 1 ? 'risk is' : 'risks are'} in the register.
              </EmptyState>
            }
          />
        </div>
      </div>
      {selected !== undefined && (
        <RiskInspector
          key={selected.risk.id}
          row={selected}
          scales={scales}
          owners={names(all, ({ risk }) => risk.owner)}
          categories={names(all, ({ risk }) => risk.category)}
          onClose={() => adjust({ risk: '' })}
        />
      )}
    </Page>
  )
}

const names = (rows: readonly RiskRow[], of: (row: RiskRow) => string): readonly string[] =>
  [...new Set(rows.map(of))].filter((name) => name !== '').sort(compareText)

interface CountProps {
  readonly rows: readonly RiskRow[]
  readonly all: readonly RiskRow[]
  readonly filter: RiskFilter
  readonly onFilter: (filter: RiskFilter) => void
}

/** "9 of 143, 1 above appetite": the number opens what it counts. */
function Count({ rows, all, filter, onFilter }: CountProps) {
  const above = rows.filter(({ risk, counts }) => risk.state === 'open' && counts?.aboveAppetite === true).length
  return (
    <>
      {rows.length === all.length ? numberText(all.length) : `${numberText(rows.length)} of ${numberText(all.length)}`},{' '}
      {above === 0 ? (
        'none above appetite'
      ) : (
        <button type="button" className={styles['link']} onClick={() => onFilter({ ...filter, state: 'open', appetite: 'above' })}>
          {numberText(above)} above appetite
        </button>
      )}
    </>
  )
}

function NoRisks({ onAdd }: { readonly onAdd: (() => void) | undefined }) {
  return (
    <Page title="Risks">
      <EmptyState
        title="No risks yet"
        example={<ExampleMatrix />}
        actions={
          onAdd !== undefined && (
            <>
              <Button kind="primary" onClick={onAdd}>
                New risk
              </Button>
              <Button onClick={() => go('import')}>Import a table</Button>
            </>
          )
        }
      >
        A risk says what could go wrong, how likely and how bad it is, before and after what you do about it. The matrices show which ones are above what the
        workspace accepts.
      </EmptyState>
    </Page>
  )
}
