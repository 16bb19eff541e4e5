import { IconPlus, IconTableImport, IconTimeline } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo } from 'react'
import { perform } from '#app/actions'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { countText, numberText } from '#app/format'
import { go } from '#app/router'
import { rootRecords, selectViews, viewsOf } from '#data/select'
import { store, useAppDispatch, useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { type Group, Table, type TableLayout } from '#features/table'
import { grouped, sorted } from './arrange'
import { type FilterContext, matcher } from './filter'
import { FilterBar } from './filter-bar'
import { arranged, filterSet, releaseSelected, selectDefinition, selectSelected } from './filter-slice'
import { filterWords } from './filter-words'
import { MenuChoice } from './menu-choice'
import { areNear, releaseColumns } from './release-columns'
import { ReleaseInspector } from './release-inspector'
import type { ReleaseRow, RowContext } from './release-row'
import { Roadmap } from './roadmap'
import { useFilterContext, useReleaseRows, useRowContext } from './use-release-rows'
import { builtInViews, type Strip, strips, viewOfSaved } from './view-definition'
import { ViewTabs } from './view-tabs'

const idOf = ({ id }: ReleaseRow): string => id
const nameOfRow = ({ name }: ReleaseRow): string => name
const open = (id: string): void => go('release', { id })
const openRow = ({ id }: ReleaseRow): void => open(id)

/** All releases: views as tabs, a roadmap strip and a table of the same filtered set. */
export function PortfolioRoom() {
  const dispatch = useAppDispatch()
  const context = useRowContext()
  const freezes = useAppSelector(selectViews('freeze'))
  const rows = useReleaseRows(context)
  const filterContext = useFilterContext(context)
  const definition = useAppSelector(selectDefinition)
  const selected = useAppSelector(selectSelected)
  const isReadOnly = useReadOnly()
  const views = useViews()
  const { filter, group, strip, layout } = definition

  const shown = useMemo(() => rows.filter(matcher(filter, filterContext)), [rows, filter, filterContext])
  const ordered = useMemo(() => sorted(shown, layout.sort), [shown, layout.sort])
  const { zone } = context
  const groups = useMemo(() => grouped(ordered, group, zone), [ordered, group, zone])
  const tableGroups = useMemo(() => groups.map(withSums), [groups])
  const isNear = useMemo(() => areNear(shown, context.now), [shown, context.now])
  const columns = useMemo(() => releaseColumns(context, isNear), [context, isNear])
  const mine = useMine(rows, filterContext)
  const nameOf = useCallback((id: string): string => rows.find((row) => row.id === id)?.name ?? id, [rows])
  const select = useCallback((id: string | undefined) => dispatch(releaseSelected(id ?? '')), [dispatch])
  const onLayout = useCallback((next: TableLayout) => dispatch(arranged({ layout: next })), [dispatch])
  const inspected = rows.find(({ id }) => id === selected)

  // A release that has been removed is no longer selected, else undoing the removal would open the inspector by itself.
  useEffect(() => {
    if (selected !== '' && inspected === undefined) dispatch(releaseSelected(''))
  }, [selected, inspected, dispatch])
  return (
    <>
      <Page
        title="Portfolio"
        beside={shown.length === rows.length ? countText(rows.length, 'release') : `${numberText(shown.length)} of ${countText(rows.length, 'release')}`}
        actions={
          <>
            <MenuChoice
              label="Roadmap"
              icon={<IconTimeline size={16} stroke={1.5} aria-hidden />}
              value={strip}
              values={strips}
              words={stripWords}
              onChoose={(next) => dispatch(arranged({ strip: next }))}
            />
            {!isReadOnly && (
              <Button icon={<IconTableImport size={16} stroke={1.5} aria-hidden />} onClick={() => void perform('import')}>
                Import
              </Button>
            )}
            {!isReadOnly && (
              <Button kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => void perform('new-release')}>
                New release
              </Button>
            )}
          </>
        }
        tabs={<ViewTabs views={views} mine={mine} />}
      >
        {strip !== 'none' && (
          <Roadmap groups={groups} freezes={freezes} strip={strip} now={context.now} zone={zone} selected={selected} onSelect={select} onOpen={open} />
        )}
        <FilterBar rows={rows} columns={columns} context={context} filterContext={filterContext} />
        <Table
          label="Releases"
          columns={columns}
          groups={tableGroups}
          idOf={idOf}
          nameOf={nameOfRow}
          layout={layout}
          onLayout={onLayout}
          selected={selected === '' ? undefined : selected}
          onSelect={select}
          onOpen={openRow}
          isReadOnly={isReadOnly}
          empty={<NothingShown context={context} filterContext={filterContext} />}
        />
      </Page>
      {inspected !== undefined && (
        <ReleaseInspector row={inspected} context={context} nameOf={nameOf} onOpen={() => open(inspected.id)} onClose={() => select(undefined)} />
      )}
    </>
  )
}

const stripWords: Readonly<Record<Strip, string>> = { weeks: '12 weeks', quarters: 'Quarters', none: 'none' }

/** Built-in views first, then the saved ones in their order. */
function useViews() {
  const workspace = useAppSelector((state) => rootRecords(state)['workspace/this'])
  return useMemo(() => {
    const saved = viewsOf(workspace, 'saved-view').filter(({ room }) => room === 'portfolio')
    return [...builtInViews, ...saved.map(viewOfSaved)]
  }, [workspace])
}

function useMine(rows: readonly ReleaseRow[], context: FilterContext): number {
  return useMemo(() => {
    const mine = builtInViews.find(({ id }) => id === 'mine')
    return mine === undefined ? 0 : rows.filter(matcher(mine.definition.filter, context)).length
  }, [rows, context])
}

function withSums(group: { readonly id: string; readonly title: string; readonly rows: readonly ReleaseRow[] }): Group<ReleaseRow> {
  const changes = group.rows.reduce((sum, row) => sum + row.changes, 0)
  return { ...group, beside: `${countText(group.rows.length, 'release')}${changes === 0 ? '' : `, ${countText(changes, 'change')}`}` }
}

/** Filtered to nothing: names the filter and offers to clear it. */
function NothingShown({ context, filterContext }: { readonly context: RowContext; readonly filterContext: FilterContext }) {
  const { filter } = useAppSelector(selectDefinition)
  return (
    <EmptyState title="No release passes this filter" actions={<Button onClick={() => store.dispatch(filterSet([]))}>Clear the filter</Button>}>
      {filterWords(filter, filterContext, context.workspace.levelWords)}.
    </EmptyState>
  )
}
