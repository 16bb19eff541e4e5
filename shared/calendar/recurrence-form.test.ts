import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf, frequencies, type RecurrenceForm, ruleOf, weekdayCodes } from './recurrence-form'

test('a rule that the form can tell is the same after it', () => {
  const form: fc.Arbitrary<RecurrenceForm> = fc
    .record({
      frequency: fc.constantFrom(...frequencies),
      interval: fc.integer({ min: 1, max: 99 }),
      weekdays: fc.subarray([...weekdayCodes]),
      on: fc.oneof(
        fc.constant({ by: 'day' } as const),
        fc.record({ by: fc.constant('weekday' as const), nth: fc.constantFrom(1, 2, 3, 4, -1), weekday: fc.constantFrom(...weekdayCodes) }),
      ),
      ending: fc.oneof(
        fc.constant({ kind: 'never' } as const),
        fc.record({ kind: fc.constant('count' as const), times: fc.integer({ min: 1, max: 500 }) }),
        fc.constant({ kind: 'until', day: '2027-03-31' } as const),
      ),
    })
    .map((made): RecurrenceForm => {
      const { frequency } = made
      return { ...made, weekdays: frequency === 'weekly' ? made.weekdays : [], on: frequency === 'monthly' ? made.on : { by: 'day' } } as RecurrenceForm
    })
  fc.assert(
    fc.property(form, (made) => {
      expect(formOf(ruleOf(made))).toEqual(made)
    }),
  )
})

test('what the form cannot tell is edited as text', () => {
  for (const rule of [
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=DAILY;COUNT=3;UNTIL=20270101',
    'FREQ=DAILY;UNTIL=20270101T000000Z',
    'every week',
    '',
  ]) {
    expect(formOf(rule)).toBeUndefined()
  }
  expect(formOf('rrule:freq=weekly;byday=sa,tu')?.weekdays).toEqual(['TU', 'SA'])
})
