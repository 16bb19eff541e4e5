import type { FieldRule } from './field-rule'

/** What a freeze, a window or a date of everybody's calendar can have; calendar files are read into columns of these names (icalendar/ics-table.ts). */
export const bandFields: readonly FieldRule[] = [
  { field: 'title', label: 'Title', kind: 'text', names: ['title', 'summary', 'name', 'subject', 'event', 'titel'] },
  { field: 'kind', label: 'Kind', kind: 'text', names: ['kind', 'type', 'category', 'categories', 'art', 'typ'] },
  { field: 'severity', label: 'Severity', kind: 'text', names: ['severity', 'hard or soft', 'enforcement', 'schwere'] },
  { field: 'start', label: 'Start', kind: 'date', names: ['start', 'start date', 'start time', 'from', 'begin', 'beginn', 'von', 'date', 'datum'] },
  { field: 'end', label: 'End', kind: 'date', names: ['end', 'end date', 'end time', 'to', 'until', 'finish', 'ende', 'bis'] },
  { field: 'recurrence', label: 'Repeats (RRULE)', kind: 'text', names: ['recurrence', 'rrule', 'repeats', 'recurrence rule', 'wiederholung'] },
  { field: 'exceptions', label: 'Exceptions', kind: 'list', names: ['exceptions', 'exdate', 'except', 'ausnahmen'] },
  { field: 'zone', label: 'Time zone', kind: 'text', names: ['zone', 'time zone', 'timezone', 'tzid', 'zeitzone'] },
  {
    field: 'appliesTo',
    label: 'Applies to',
    kind: 'list',
    names: ['applies to', 'scope', 'services', 'service', 'business service', 'affected services', 'environments', 'environment', 'gilt für'],
  },
  { field: 'status', label: 'Status', kind: 'text', names: ['status', 'state'] },
  { field: 'note', label: 'Note', kind: 'text', names: ['note', 'notes', 'description', 'comment', 'notiz', 'beschreibung'] },
  { field: 'uid', label: 'UID', kind: 'text', names: ['uid', 'unique id'] },
]
