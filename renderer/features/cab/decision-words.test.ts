import { expect, test } from 'vitest'
import type { DecisionAnswer } from '#shared/cab/evaluate-decision'
import { type VoteChoice, voteChoices } from '#shared/model/board'
import { viewOf } from '#shared/model/view'
import { arithmeticLines, countWords } from './decision-words'

const answer = (
  given: Partial<Record<VoteChoice, number>>,
  needed: number,
  outcome: DecisionAnswer['outcome'],
  missing: readonly string[] = [],
): DecisionAnswer => {
  const votes = Object.fromEntries(voteChoices.map((choice) => [choice, given[choice] ?? 0])) as DecisionAnswer['votes']
  const counted = Object.values(votes).reduce((sum, count) => sum + count, 0)
  return { outcome, quorum: { needed, counted, members: 7, reached: counted >= needed }, votes, missing, conditions: [], ballots: [] }
}
const meeting = viewOf('meeting', 'm', { quorum: 4 })

test('how many votes count and how many are needed is said in two short sentences', () => {
  expect(countWords(answer({ approve: 2, 'approve-with-conditions': 1 }, 4, ''))).toEqual({ counted: '3 valid votes.', needed: '1 more needed.' })
  expect(countWords(answer({}, 4, ''))).toEqual({ counted: 'No valid vote yet.', needed: '4 more needed.' })
  expect(countWords(answer({ approve: 4 }, 4, 'approved')).needed).toBe('They come to approved.')
  expect(countWords(answer({ approve: 2, reject: 2 }, 4, '', ['No choice has more than half of the 4 votes that decide.'])).needed).toBe(
    'No choice has more than half of the 4 votes that decide.',
  )
})

test('the arithmetic names quorum, votes, rule and what they come to', () => {
  expect(arithmeticLines(answer({ approve: 3, abstain: 1 }, 4, 'approved'), meeting)).toEqual([
    'Quorum: 4 valid votes, as the meeting sets it. 4 counted, so it is reached.',
    'Votes: 3 approve, 1 abstain.',
    'Rule: what more than half of the deciding votes say. Abstentions decide nothing, and only count for the quorum.',
    '3 of 3 that decide are for it.',
    'So: approved.',
  ])
  expect(arithmeticLines(answer({}, 4, ''), viewOf('meeting', 'm', { rule: 'veto', vetoRole: 'security' }))[0]).toBe(
    'Quorum: 4 valid votes, more than half of 7 voting members. 0 counted, so it is not reached.',
  )
})
