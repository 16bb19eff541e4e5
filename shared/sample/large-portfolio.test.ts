import { expect, test } from 'vitest'
import { entities, isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import { largePortfolio } from './large-portfolio'
import { sampleWorld } from './sample-world'

test('has as many releases and phases as asked, in parts of one import that an entry can hold', () => {
  const drafts = [...largePortfolio(1_000, 10, 7)]
  const world = sampleWorld(drafts)
  expect([world.views('release').length, world.views('phase').length, world.views('affects').length, world.views('risk').length]).toEqual([
    1_000, 10_000, 1_000, 250,
  ])
  expect(Math.max(...drafts.map(({ operations }) => operations.length))).toBeLessThanOrEqual(20_000)
  expect(drafts.map(({ operations }) => operations.find(({ field }) => field === 'part')?.value)).toEqual(
    drafts.map((_, at) => ({ number: at + 1, of: drafts.length })),
  )
})

test('the seed decides, and nothing else', () => {
  expect([...largePortfolio(50, 3, 1)]).toEqual([...largePortfolio(50, 3, 1)])
  expect([...largePortfolio(50, 3, 1)]).not.toEqual([...largePortfolio(50, 3, 2)])
})

test('every value is one that the model takes, and phases begin where the one before ends', () => {
  const drafts = [...largePortfolio(40, 4, 3)]
  const wrong = drafts.flatMap(({ operations }) =>
    operations.filter(({ entity, field, value }) => {
      const kind = kindOf(entity)
      if (!isKind(kind)) return true
      const shape: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> = entities[kind].schema.shape
      return shape[field]?.safeParse(value).success !== true
    }),
  )
  expect(wrong).toEqual([])
  const phases = sampleWorld(drafts)
    .views('phase')
    .filter(({ of }) => of === 'release/large-1')
  expect(phases.slice(1).map(({ start }) => start)).toEqual(phases.slice(0, -1).map(({ end }) => end))
})

test('without releases there is one part with the services alone', () => {
  const drafts = [...largePortfolio(0, 10, 1)]
  expect(drafts).toHaveLength(1)
  expect(sampleWorld(drafts).views('release')).toEqual([])
})
