import type { FieldRule } from './field-rule'

export const releaseFields: readonly FieldRule[] = [
  { field: 'number', label: 'Number', kind: 'text', names: ['release key', 'release number', 'release id', 'number', 'key', 'id', 'release', 'nummer'] },
  { field: 'name', label: 'Name', kind: 'text', names: ['product', 'name', 'release name', 'application', 'title', 'codename', 'produkt'] },
  { field: 'version', label: 'Version', kind: 'text', names: ['version', 'release version'] },
  { field: 'type', label: 'Type', kind: 'choice', names: ['release type', 'type', 'typ'] },
  { field: 'state', label: 'State', kind: 'choice', names: ['state', 'status'] },
  { field: 'team', label: 'Team', kind: 'text', names: ['team', 'release team', 'group', 'assignment group'] },
  { field: 'owner', label: 'Owner', kind: 'text', names: ['owner', 'release manager', 'manager', 'assigned to', 'verantwortlich'] },
  { field: 'plannedStart', label: 'Planned start', kind: 'date', names: ['planned start', 'planned start date', 'start', 'start date', 'created', 'begin', 'beginn'] },
  { field: 'target', label: 'Target date', kind: 'date', names: ['target release', 'target date', 'target', 'release date', 'planned release', 'planned end date', 'planned end', 'production date', 'go live', 'go live date', 'release'] },
  { field: 'actual', label: 'Actual date', kind: 'date', names: ['actual release', 'actual date', 'actual', 'actual release date', 'released', 'released on'] },
  { field: 'endOfLife', label: 'End of life', kind: 'date', names: ['end of life', 'eol', 'end of support', 'support ends'] },
  { field: 'services', label: 'Services', kind: 'list', names: ['services', 'service', 'business service', 'affected services'] },
  { field: 'description', label: 'Description', kind: 'text', names: ['description', 'short description', 'summary', 'beschreibung'] },
  { field: 'source', label: 'Source', kind: 'text', names: ['source', 'quelle'] },
  { field: 'milestone', label: 'Key date, named by its column', kind: 'list', names: [] },
]
