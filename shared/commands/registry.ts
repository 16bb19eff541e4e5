/** What a command's condition is judged by: the state of the window, as values. */
export interface CommandFacts {
  readonly workspace: 'none' | 'own' | 'sample' | 'bundle' | 'pack'
  /** What would be undone or done again; '' for nothing. */
  readonly undo: string
  readonly redo: string
  readonly canGoBack: boolean
  readonly canGoForward: boolean
}

export type CommandGroup = 'go' | 'do'

/** Something a person can ask for by menu, palette or key. */
export interface Command {
  readonly id: string
  /** What it does, as the palette and the menu say it. */
  readonly words: string
  /** Further words that find it in the palette. */
  readonly also?: string
  readonly group: CommandGroup
  /** What it would be done to, where the words alone don't say. */
  readonly about?: (facts: CommandFacts) => string
  /** `Mod` is Ctrl, on macOS Cmd. */
  readonly keys?: string
  /** Why it can't be done now, as a sentence; undefined where it can. */
  readonly refusal?: (facts: CommandFacts) => string | undefined
  /**
   * Said when nothing on screen takes the command: it belongs to a room. A command without it is taken everywhere, or is
   * not offered as long as nothing takes it.
   */
  readonly elsewhere?: string
}

const needsWorkspace = ({ workspace }: CommandFacts): string | undefined => (workspace === 'none' ? 'No workspace is open.' : undefined)
const writes = (facts: CommandFacts): string | undefined => {
  if (facts.workspace === 'pack') return 'In a meeting pack you can vote; everything else is read-only.'
  return facts.workspace === 'bundle' ? 'This bundle is open read-only. Nothing here can be changed.' : needsWorkspace(facts)
}

const go = (id: string, words: string, digit?: number): Command => ({
  id: `go-${id}`,
  words,
  group: 'go',
  ...(digit === undefined ? {} : { keys: `Mod+${digit}` }),
  refusal: needsWorkspace,
})

/**
 * All commands, once: menu, palette and keyboard read them here. The ids of the native menus (electron/app/menu-table.ts)
 * are the same. What a command does is said where it can be done (renderer/app/actions.ts).
 */
export const commands: readonly Command[] = [
  go('portfolio', 'Portfolio', 1),
  go('calendar', 'Calendar', 2),
  go('gantt', 'Gantt', 3),
  go('risks', 'Risks', 4),
  { ...go('conflicts', 'Conflicts'), also: 'freeze window collision double booking repair next free slot' },
  go('cab', 'CAB', 5),
  { ...go('schedule-of-change', 'Schedule of change'), also: 'export forward schedule fsc calendar ics pdf print authorised changes' },
  go('knowledge', 'Knowledge', 6),
  go('audit-trail', 'Audit trail', 7),
  { id: 'settings', words: 'Settings', also: 'theme zone density data folder', group: 'go' },
  { id: 'people', words: 'People and devices', also: 'vouch role revoke trust key six words', group: 'go' },
  { id: 'help', words: 'Help', also: 'first steps terms glossary', group: 'go', keys: 'F1' },
  { id: 'help-keys', words: 'Keys', also: 'keyboard shortcuts', group: 'go', keys: '?' },
  { id: 'about', words: 'About Slipway', also: 'version licence', group: 'go' },
  { id: 'go-back', words: 'Back', group: 'go', keys: 'Alt+Left', refusal: ({ canGoBack }) => (canGoBack ? undefined : 'This is where you started.') },
  {
    id: 'go-forward',
    words: 'Forward',
    group: 'go',
    keys: 'Alt+Right',
    refusal: ({ canGoForward }) => (canGoForward ? undefined : 'Nothing lies ahead.'),
  },

  {
    id: 'undo',
    words: 'Undo',
    group: 'do',
    about: ({ undo }) => undo,
    keys: 'Mod+Z',
    refusal: (facts) => writes(facts) ?? (facts.undo === '' ? 'Nothing to undo.' : undefined),
  },
  {
    id: 'redo',
    words: 'Redo',
    group: 'do',
    about: ({ redo }) => redo,
    keys: 'Mod+Shift+Z',
    refusal: (facts) => writes(facts) ?? (facts.redo === '' ? 'Nothing to redo.' : undefined),
  },
  { id: 'new-release', words: 'New release', group: 'do', keys: 'Mod+N', refusal: writes },
  { id: 'new-risk', words: 'New risk', group: 'do', refusal: writes, elsewhere: 'Open the risks or a release first.' },
  {
    id: 'import',
    words: 'Import a table',
    also: 'csv excel xlsx servicenow releases changes risks plan runbook project xml mspdi gantt gan markdown checklist',
    group: 'do',
    refusal: writes,
  },
  {
    id: 'export-pack',
    words: 'Pack for members',
    also: 'make the pack of the meeting cab ballot vote offline',
    group: 'do',
    refusal: writes,
    elsewhere: 'Open a meeting of the CAB first.',
  },
  {
    id: 'import-ballots',
    words: 'Import ballots',
    also: 'cab vote members slipway-ballot',
    group: 'do',
    refusal: writes,
  },
  { id: 'open-bundle', words: 'Open a bundle', also: 'slipway archive verify meeting pack', group: 'do', keys: 'Mod+O' },
  { id: 'close-bundle', words: 'Close the bundle', also: 'back workspace', group: 'do' },
  { id: 'export-bundle', words: 'Export release as bundle', group: 'do', refusal: needsWorkspace, elsewhere: 'Open or select a release first.' },
  {
    id: 'export-portfolio',
    words: 'Export whole portfolio as bundle',
    also: 'workspace all releases slipway archive backup',
    group: 'do',
    refusal: (facts) => (facts.workspace === 'bundle' ? 'This is a bundle already: pass on its file.' : needsWorkspace(facts)),
  },
  {
    id: 'export-project',
    words: 'Export plan as project XML',
    also: 'microsoft ms project mspdi',
    group: 'do',
    refusal: needsWorkspace,
    elsewhere: 'Open a release that has a deployment plan first.',
  },
  { id: 'what-if', words: 'Try a what-if', also: 'sandbox plan change', group: 'do', refusal: writes, elsewhere: 'Open a deployment plan first.' },
  { id: 'take-baseline', words: 'Take a baseline', also: 'plan compare', group: 'do', refusal: writes, elsewhere: 'Open a deployment plan first.' },
  {
    id: 'why',
    words: 'Why these figures?',
    also: 'forecast point of no return float derivation',
    group: 'do',
    keys: 'Mod+.',
    refusal: needsWorkspace,
    elsewhere: 'Open a deployment plan first.',
  },
  { id: 'print', words: 'Export as PDF', also: 'print', group: 'do', keys: 'Mod+P', refusal: needsWorkspace, elsewhere: 'This view has nothing to print.' },
  { id: 'filter', words: 'Filter this view', group: 'do', keys: 'Mod+F', elsewhere: 'This view has no filter.' },
  { id: 'inspector', words: 'Show or hide the inspector', group: 'do', keys: 'Mod+I', elsewhere: 'Select something first.' },
  { id: 'palette', words: 'Find or do', group: 'do', keys: 'Mod+K' },
  { id: 'new-window', words: 'New window', group: 'do', keys: 'Mod+Shift+N' },
  { id: 'theme-system', words: 'Theme of the system', also: 'appearance', group: 'do' },
  { id: 'theme-light', words: 'Light theme', also: 'appearance', group: 'do' },
  { id: 'theme-dark', words: 'Dark theme', also: 'appearance night', group: 'do' },
  { id: 'theme-contrast', words: 'High contrast theme', also: 'appearance accessibility', group: 'do' },
]

/** A key press, as the browser tells it. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const names: Readonly<Record<string, string>> = { ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down' }

/** A key press as commands write it: `Mod+Shift+Z`; a letter is written large, a sign stands for itself without Shift. */
export function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isMac: boolean): string {
  const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const isLetter = name.length > 1 || name.toLowerCase() !== name.toUpperCase()
  const parts = [(isMac ? metaKey : ctrlKey) ? 'Mod' : '', isMac && ctrlKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey && isLetter ? 'Shift' : '', name]
  return parts.filter((part) => part !== '').join('+')
}

/** Keys as a person reads them: `Ctrl Shift Z`, on macOS `⌘ ⇧ Z`. */
export function keyWords(keys: string, isMac: boolean): string {
  const mac: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }
  const parts = (keys === '+' ? [keys] : keys.split('+')).map((part) => (isMac ? (mac[part] ?? part) : part === 'Mod' ? 'Ctrl' : part))
  return parts.join(' ')
}

export const commandOf = (id: string): Command | undefined => commands.find((command) => command.id === id)
export const commandForKeys = (keys: string): Command | undefined => commands.find((command) => command.keys === keys)
