import { expect, test } from 'vitest'
import { Settings, SettingsPatch } from './shapes'

test('a change of one setting names no other, so that it resets none', () => {
  expect(SettingsPatch.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
  expect(Object.keys(SettingsPatch.shape).sort()).toEqual(Object.keys(Settings.shape).sort())
})
