/** A step that a newcomer takes, with the command that takes it. */
export interface FirstStep {
  readonly title: string
  readonly words: string
  readonly command?: string
}

export const firstSteps: readonly FirstStep[] = [
  {
    title: 'Begin with one release, or with all you have',
    words:
      'A release needs a name; version, target and services can follow. What already stands in a table comes in by import: you see every row before it is kept, and one undo takes all of it back.',
    command: 'import',
  },
  {
    title: 'Say what it brings and what it touches',
    words: 'On the release’s page, under Scope, add its changes and the services they affect. Conflicts with freezes and bookings are shown from then on.',
    command: 'new-release',
  },
  {
    title: 'Plan the night',
    words:
      'Under Deployment plan write the tasks in the grid: Enter goes on, Tab goes right, indented tasks belong to the one above. Links make the critical path; the window shows whether the back-out would still fit.',
  },
  {
    title: 'Rate what can go wrong',
    words: 'Under Risks each risk is placed in the matrix, before and after what you do about it. Drag it, or press M and use the arrows.',
    command: 'go-risks',
  },
  {
    title: 'See it in time',
    words: 'The calendar shows what is when, the Gantt how releases and phases lie beside each other. Both follow the portfolio’s filter.',
    command: 'go-calendar',
  },
  {
    title: 'Print it, or pass it on',
    words:
      'Export as PDF makes paper that people can work by. A bundle is one file with the release and its whole signed history; whoever opens it sees first whether it was altered.',
    command: 'print',
  },
  {
    title: 'Change your mind',
    words:
      'Everything is saved as you make it, and everything can be undone, by name. Nothing is lost when the power goes: what the status bar calls saved is on the disk.',
  },
  {
    title: 'Find anything',
    words: 'One field finds every release, change, task, risk and person by any word that was typed, typos included, and every command.',
    command: 'palette',
  },
]
