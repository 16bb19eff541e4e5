/**
 * The native menus as data. An item with an `action` sends that id to the focused window, where the renderer does what
 * its own palette and keys do; keys are shown here and handled there, so that a text field keeps its own undo.
 */
export type MenuItem =
  | { readonly kind: 'action'; readonly action: string; readonly label: string; readonly keys?: string }
  | { readonly kind: 'role'; readonly role: Role; readonly label?: string; readonly only?: 'development' }
  | { readonly kind: 'line' }

export type Role =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'close'
  | 'quit'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'reload'

export interface Menu {
  readonly label: string
  readonly items: readonly MenuItem[]
}

const action = (id: string, label: string, keys?: string): MenuItem => ({
  kind: 'action',
  action: id,
  label,
  ...(keys === undefined ? {} : { keys }),
})
const role = (name: Role, label?: string): MenuItem => ({ kind: 'role', role: name, ...(label === undefined ? {} : { label }) })
const inDevelopment = (name: Role): MenuItem => ({ kind: 'role', role: name, only: 'development' })
const line: MenuItem = { kind: 'line' }

export const menus: readonly Menu[] = [
  {
    label: '&File',
    items: [
      action('new-window', 'New window', 'CmdOrCtrl+Shift+N'),
      line,
      action('new-release', 'New release', 'CmdOrCtrl+N'),
      action('import', 'Import…'),
      action('open-bundle', 'Open a bundle…', 'CmdOrCtrl+O'),
      action('import-ballots', 'Import ballots…'),
      line,
      action('export-bundle', 'Export release as bundle…'),
      action('export-portfolio', 'Export whole portfolio as bundle…'),
      action('export-pack', 'Pack for members…'),
      action('export-project', 'Export plan as project XML…'),
      action('print', 'Export as PDF…', 'CmdOrCtrl+P'),
      line,
      action('people', 'People and devices'),
      action('settings', 'Settings'),
      line,
      role('close', 'Close window'),
      role('quit'),
    ],
  },
  {
    label: '&Edit',
    items: [
      action('undo', 'Undo', 'CmdOrCtrl+Z'),
      action('redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      line,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
      line,
      action('palette', 'Find or do…', 'CmdOrCtrl+K'),
    ],
  },
  {
    label: '&View',
    items: [
      action('theme-system', 'Theme of the system'),
      action('theme-light', 'Light'),
      action('theme-dark', 'Dark'),
      action('theme-contrast', 'High contrast'),
      line,
      role('zoomIn'),
      role('zoomOut'),
      role('resetZoom', 'Actual size'),
      role('togglefullscreen'),
      inDevelopment('reload'),
      inDevelopment('toggleDevTools'),
    ],
  },
  {
    label: '&Go',
    items: [
      action('go-portfolio', 'Portfolio', 'CmdOrCtrl+1'),
      action('go-calendar', 'Calendar', 'CmdOrCtrl+2'),
      action('go-gantt', 'Gantt', 'CmdOrCtrl+3'),
      action('go-risks', 'Risks', 'CmdOrCtrl+4'),
      action('go-conflicts', 'Conflicts'),
      action('go-cab', 'CAB', 'CmdOrCtrl+5'),
      action('go-schedule-of-change', 'Schedule of change'),
      action('go-audit-trail', 'Audit trail', 'CmdOrCtrl+7'),
      line,
      action('go-back', 'Back', 'Alt+Left'),
      action('go-forward', 'Forward', 'Alt+Right'),
    ],
  },
  {
    label: '&Help',
    items: [action('help', 'Help', 'F1'), action('help-keys', 'Keys', '?'), line, action('about', 'About Slipway')],
  },
]

/** Every id that `menu:action` can carry. */
export const menuActions: readonly string[] = menus.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'action' ? [item.action] : [])))
