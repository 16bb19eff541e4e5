import type { Request } from '#shared/ipc'

/** What kind of file is asked for. The renderer names a purpose; titles, filters and the extension are main's. */
export interface FileKind {
  readonly title: string
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[]
}

const kind = (title: string, name: string, extensions: readonly string[]): FileKind => ({ title, filters: [{ name, extensions }] })

export const openKinds: Record<Request<'dialog:open'>['purpose'], FileKind> = {
  table: kind('Import a table, a plan or a calendar', 'Tables, plans and calendars', [
    'csv',
    'tsv',
    'txt',
    'xlsx',
    'json',
    'xml',
    'gan',
    'md',
    'markdown',
    'ics',
    'ical',
  ]),
  bundle: kind('Open a bundle or meeting pack', 'Slipway bundles and meeting packs', ['slipway', 'slipway-pack']),
  ballot: kind('Import ballots', 'Slipway ballots', ['slipway-ballot']),
  attachment: kind('Attach a file', 'All files', ['*']),
}

const pdf = (title: string): FileKind => kind(title, 'PDF', ['pdf'])

export const saveKinds: Record<Request<'dialog:save'>['purpose'], FileKind> = {
  'plan-pdf': pdf('Export the plan'),
  'calendar-pdf': pdf('Export the calendar'),
  'gantt-pdf': pdf('Export the Gantt'),
  'risks-pdf': pdf('Export the risk register'),
  'agenda-pdf': pdf('Export the agenda'),
  'minutes-pdf': pdf('Export the minutes'),
  'schedule-pdf': pdf('Export the schedule of change'),
  bundle: kind('Export as bundle', 'Slipway bundle', ['slipway']),
  'project-xml': kind('Export the plan as project XML', 'Microsoft Project XML', ['xml']),
  'schedule-ics': kind('Export the schedule of change', 'Calendar', ['ics']),
  'audit-csv': kind('Export the audit trail', 'CSV table', ['csv']),
  pack: kind('Save the meeting pack', 'Slipway meeting pack', ['slipway-pack']),
  ballot: kind('Save my ballot', 'Slipway ballot', ['slipway-ballot']),
  attachment: kind('Save a copy', 'All files', ['*']),
}
