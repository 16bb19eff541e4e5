import { type Command, commands } from '#shared/commands/registry'

export interface KeyLine {
  /** As the registry writes them, `Mod+Z`; several ways with ` or ` between. */
  readonly keys: readonly string[]
  readonly does: string
  /** Acts without Ctrl or Cmd: can be switched off. */
  readonly isSingle?: boolean
}

export interface KeyGroup {
  readonly where: string
  readonly lines: readonly KeyLine[]
}

const line = (does: string, ...keys: readonly string[]): KeyLine => ({ does, keys })
const single = (does: string, ...keys: readonly string[]): KeyLine => ({ does, keys, isSingle: true })

/** Keys of the commands that are taken now come from their registry; those of views are theirs alone. */
export function keyGroups(taken: (command: Command) => boolean): readonly KeyGroup[] {
  const everywhere = commands.flatMap((command) =>
    command.keys === undefined || !taken(command) ? [] : [{ ...line(command.words, command.keys), ...(command.keys === '?' ? { isSingle: true } : {}) }],
  )
  return [
    {
      where: 'Everywhere',
      lines: [
        ...everywhere,
        line('Next or previous area of the window', 'F6', 'Shift+F6'),
        line('Close the topmost, then clear the selection', 'Esc'),
        line('Menus, where there is no menu bar', 'F10'),
        line('In a field: why what is typed would make a conflict', 'Mod+.'),
      ],
    },
    ...ofViews,
  ]
}

const ofViews: readonly KeyGroup[] = [
  {
    where: 'Table',
    lines: [
      line('Go from cell to cell', 'Arrows'),
      line('First or last column, row', 'Home', 'End', 'Mod+Up', 'Mod+Down'),
      line('Edit the cell; on a name open its page', 'Enter'),
      line('Edit the cell, names too', 'F2'),
      line('While editing: keep and go right, or down', 'Tab', 'Enter'),
      line('While editing: give up', 'Esc'),
      line('Choose a range', 'Shift+Arrows'),
      line('Fill the range down from its first row', 'Mod+D'),
      line('Copy to and paste from spreadsheets', 'Mod+C', 'Mod+V'),
      line('Show the row in the inspector', 'Space'),
      line('Fold or unfold a group', 'Left', 'Right'),
      line('In the head: sort by the column', 'Enter'),
      line('In the head: narrower, wider', 'Alt+Left', 'Alt+Right'),
    ],
  },
  {
    where: 'Gantt and deployment plan',
    lines: [
      line('Rows', 'Up', 'Down'),
      line('Fold, unfold', 'Left', 'Right'),
      line('Earlier or later by one step of the grid', 'Alt+Left', 'Alt+Right'),
      line('Shorter or longer', 'Alt+Shift+Left', 'Alt+Shift+Right'),
      line('Move the row up or down', 'Alt+Up', 'Alt+Down'),
      line('Into or out of a group', 'Mod+]', 'Mod+['),
      single('Link from here, then choose, Enter', 'L'),
      single('Larger, smaller, all', '+', '-', '0'),
      single('Now', 'T'),
      single('Along the critical path', '[', ']'),
    ],
  },
  {
    where: 'Calendar',
    lines: [
      line('Day to day', 'Arrows'),
      line('Month to month', 'PageUp', 'PageDown'),
      line('Open what is under the focus', 'Enter'),
      line('Earlier or later', 'Alt+Arrows'),
      line('Shorter or longer', 'Alt+Shift+Arrows'),
      single('Today', 'T'),
      single('Day, week, month, year, list', 'D', 'W', 'M', 'Y', 'L'),
    ],
  },
  {
    where: 'Risk matrix',
    lines: [line('Cell to cell', 'Arrows'), line('The risks of a cell', 'Enter'), single('Pick a risk up, arrows, Enter puts it down, Esc back', 'M')],
  },
  {
    where: 'CAB',
    lines: [
      single('Next or previous item', 'J', 'K'),
      single('Approve, with conditions, reject, defer, abstain', 'A', 'C', 'R', 'D', 'B'),
      line('Sign and record the vote', 'Mod+Enter'),
      line('Move the item up or down the agenda', 'Alt+Up', 'Alt+Down'),
    ],
  },
  {
    where: 'First start',
    lines: [single('Sample, import, open a bundle, one release', 'S', 'I', 'O', 'N')],
  },
]
