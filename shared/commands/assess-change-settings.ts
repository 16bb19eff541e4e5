import type { Kept, SettingKind } from '../assess/change-risk/settings'
import type { Draft } from '../log/operation'
import type { View } from '../model/entities'
import { type Failure, failed, ok, type Result } from '../model/result'
import { create, edit, type Fields, remove } from './edit'
import type { OrderBetween } from './indent-task'

const nouns: Readonly<Record<SettingKind, string>> = { 'risk-rule': 'rule', 'risk-question': 'question' }

/** What a rule or question is called: `the rule “Emergency”`. */
export function nameOfSetting(kind: SettingKind, view: View<SettingKind>): string {
  const words = 'title' in view ? view.title : view.text
  return words === '' ? `the ${nouns[kind]}` : `the ${nouns[kind]} “${words}”`
}

/** Changes a rule or question; one that came with Slipway is written whole with its first edit, so that it reads the same everywhere. */
export function editRiskSetting<K extends SettingKind>(kind: K, { view, isWritten }: Kept<K>, patch: Fields<K>, summary?: string): Draft {
  const words = summary ?? `Changed ${nameOfSetting(kind, view)}`
  if (isWritten) return edit(kind, view, patch, words)
  const { id, removed: _, ...fields } = view
  return { ...create(kind, id, { ...fields, ...patch } as Fields<K>, words), command: `edit-${kind}` }
}

/** Adds a rule that decides nothing until it has a condition, or a question that nobody has answered yet; refused without words. */
export function addRiskSetting(kind: SettingKind, id: string, words: string, order: string): Result<Draft, Failure> {
  const text = words.trim()
  if (text === '') return failed({ code: 'no-title', message: `A ${nouns[kind]} needs words.` })
  const summary = `Added the ${nouns[kind]} “${text}”`
  const of = 'workspace/this'
  return ok(kind === 'risk-rule' ? create('risk-rule', id, { of, title: text, order }, summary) : create('risk-question', id, { of, text, order }, summary))
}

/** Takes away one that was added here; refused for one that came with Slipway, which is left out of use instead. */
export function removeRiskSetting<K extends SettingKind>(kind: K, { view, isUsual }: Kept<K>): Result<Draft, Failure> {
  const called = nameOfSetting(kind, view)
  if (isUsual)
    return failed({ code: 'came-with-slipway', message: `${called.charAt(0).toUpperCase()}${called.slice(1)} came with Slipway: leave it out of use instead.` })
  return ok(remove(kind, view, `Removed ${called}`))
}

/** Moves a rule or question one place up or down; of rules the first that holds decides. */
export function moveRiskSetting<K extends SettingKind>(
  kind: K,
  id: string,
  direction: 'up' | 'down',
  all: readonly Kept<K>[],
  orderBetween: OrderBetween,
): Result<Draft, Failure> {
  const step = direction === 'up' ? -1 : 1
  const at = all.findIndex(({ view }) => view.id === id)
  const [moved, other, beyond] = [all[at], all[at + step], all[at + 2 * step]]
  if (moved === undefined || other === undefined) {
    return failed({ code: 'no-room', message: `This ${nouns[kind]} is the ${direction === 'up' ? 'first' : 'last'} already.` })
  }
  const [near, far] = [other.view.order, beyond?.view.order ?? '']
  const order = direction === 'up' ? orderBetween(far, near) : orderBetween(near, far)
  const words = `Moved ${nameOfSetting(kind, moved.view)} ${direction === 'up' ? 'above' : 'below'} ${nameOfSetting(kind, other.view)}`
  return ok({ ...editRiskSetting(kind, moved, { order } as Fields<K>, words), command: 'reorder' })
}
