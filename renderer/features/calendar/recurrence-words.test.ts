import { expect, test } from 'vitest'
import { recurrenceWords } from './recurrence-words'

test('rules in words', () => {
  expect(recurrenceWords('FREQ=WEEKLY')).toBe('every week')
  expect(recurrenceWords('FREQ=WEEKLY;INTERVAL=2')).toBe('every 2 weeks')
  expect(recurrenceWords('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8')).toBe('every week on Tuesday, Thursday, 8 times')
  expect(recurrenceWords('FREQ=MONTHLY;BYDAY=1SU')).toBe('every month on the first Sunday')
  expect(recurrenceWords('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270331')).toBe('every month on the last Friday, until 31 Mar 2027')
  expect(recurrenceWords('FREQ=HOURLY')).toBe('FREQ=HOURLY')
})
