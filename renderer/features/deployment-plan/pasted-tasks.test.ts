import { expect, test } from 'vitest'
import { pastedTasks } from './pasted-tasks'

test('rows under known heads become tasks', () => {
  const text = 'Code\tTask\tWho\tDuration\tAfter\nB1\tStop inbound\tJW\t10 min\t\nB2\t"Drain\tqueues"\tJW\t0:25\tB1 SS+5\n'
  expect(pastedTasks(text)).toEqual({
    ok: true,
    value: [
      { code: 'B1', title: 'Stop inbound', who: 'JW', duration: 10, after: '' },
      { code: 'B2', title: 'Drain\tqueues', who: 'JW', duration: 25, after: 'B1 SS+5' },
    ],
  })
})

test('a single column is titles, lines of Windows and blank ones included', () => {
  expect(pastedTasks('One\r\n\r\nTwo\r\n')).toEqual({
    ok: true,
    value: [
      { title: 'One', after: '' },
      { title: 'Two', after: '' },
    ],
  })
})

test('one bad duration refuses all, with its row', () => {
  expect(pastedTasks('One\t10\nTwo\tsoon')).toMatchObject({
    ok: false,
    failure: { code: 'bad-duration', message: 'Row 2: “soon” is not a duration. Write 45 min or 1 h 20 min. Nothing was pasted.' },
  })
})
