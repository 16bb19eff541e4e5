import type { FieldRule } from './field-rule'

export const milestoneFields: readonly FieldRule[] = [
  { field: 'release', label: 'Release', kind: 'text', names: ['release key', 'release', 'release number', 'release id', 'release name'] },
  { field: 'title', label: 'Title', kind: 'text', names: ['title', 'milestone', 'name', 'event', 'key date', 'summary', 'titel', 'meilenstein'] },
  { field: 'kind', label: 'Kind', kind: 'choice', names: ['kind', 'type', 'milestone type', 'category', 'art', 'typ'] },
  { field: 'start', label: 'Start', kind: 'date', names: ['start', 'start date', 'date', 'from', 'begin', 'beginn', 'datum', 'due date', 'due'] },
  { field: 'end', label: 'End', kind: 'date', names: ['end', 'end date', 'to', 'until', 'finish', 'ende'] },
  { field: 'owner', label: 'Owner', kind: 'text', names: ['owner', 'responsible', 'verantwortlich'] },
  { field: 'order', label: 'Sequence', kind: 'text', names: ['seq', 'sequence', 'order', 'no', 'nr'] },
  { field: 'asWritten', label: 'Date as written', kind: 'text', names: ['raw date text', 'date text', 'date as written'] },
  { field: 'source', label: 'Source', kind: 'text', names: ['source', 'quelle'] },
]
