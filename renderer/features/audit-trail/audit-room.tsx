import { useMemo, useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { countText } from '#app/format'
import { useZone } from '#app/preferences'
import { usePlace } from '#app/router'
import { useMinute } from '#app/use-now'
import { valueWords } from '#app/value-words'
import { rootOfEntity } from '#data/entity-roots'
import { rootRecords, selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'
import type { Json } from '#shared/model/json'
import { type AuditFilter, everything, isNarrowed, queryOf } from './audit-filter'
import { AuditFilterBar } from './audit-filter-bar'
import { AuditList } from './audit-list'
import { ExportAudit } from './export-audit'
import { useAuditPages } from './use-audit-pages'

/** Who changed what, when, from what to what; `about` in the place narrows it to one thing. */
export function AuditRoom() {
  const { about = '' } = usePlace().params
  return <Trail key={about} about={about} />
}

function Trail({ about }: { readonly about: string }) {
  const zone = useZone()
  const now = useMinute()
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone ?? ''
  const roots = useAppSelector(rootRecords)
  const [filter, setFilter] = useState<AuditFilter>({ ...everything, about })
  const query = useMemo(() => queryOf(filter, zone), [filter, zone])
  const pages = useAuditPages(query)
  const wording = useMemo(
    () => ({ fieldsOf: (entity: string) => fieldsOf(roots, entity), valueWords: (value: Json) => valueWords(value, zone) }),
    [roots, zone],
  )
  useCommand('filter', () => document.getElementById('audit-text')?.focus())
  return (
    <Page
      title="Audit trail"
      beside={pages.isRead ? countText(pages.inAll, 'entry', 'entries') : undefined}
      actions={<ExportAudit query={query} inAll={pages.inAll} />}
      filters={<AuditFilterBar filter={filter} people={pages.people} wording={wording} onChange={setFilter} />}
    >
      {pages.problem !== '' && <p role="alert">{pages.problem}</p>}
      {pages.inAll > 0 && <AuditList pages={pages} zone={zone} site={site} now={now} wording={wording} />}
      {pages.isRead && pages.inAll === 0 && pages.problem === '' && (
        <EmptyState title="No entry passes this filter" actions={isNarrowed(filter) && <Button onClick={() => setFilter(everything)}>Clear the filter</Button>}>
          Every change is an entry: signed, in the order it was made, and never taken out again.
        </EmptyState>
      )}
    </Page>
  )
}

/** The fields that an entity holds now, removed or not. */
function fieldsOf(roots: Roots, entity: string): Readonly<Record<string, Json>> {
  const held = roots[rootOfEntity(entity) ?? '']?.entities[entity]
  return held === undefined ? {} : Object.fromEntries(Object.entries(held).map(([field, [value]]) => [field, value]))
}
