import { IconX } from '@tabler/icons-react'
import { compareText } from '#app/format'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import styles from './calendar.module.css'

type Scope = Readonly<Record<string, true>>

interface ScopeFieldProps {
  readonly value: Scope
  readonly commit: (scope: Record<string, true>) => Promise<string | undefined>
}

/** What a freeze or window applies to; nothing named is everything. */
export function ScopeField({ value, commit }: ScopeFieldProps) {
  const services = useAppSelector(selectViews('service'))
  const environments = useAppSelector(selectViews('environment'))
  const items = useAppSelector(selectViews('ci'))
  const isReadOnly = useReadOnly()
  const groups = [
    { label: 'Services', kind: 'service', views: services },
    { label: 'Environments', kind: 'environment', views: environments },
    { label: 'Configuration items', kind: 'ci', views: items },
  ].map(({ label, kind, views }) => ({
    label,
    choices: views.map(({ id, name }) => ({ entity: `${kind}/${id}`, name })).sort((a, b) => compareText(a.name, b.name)),
  }))
  const names = new Map(groups.flatMap(({ choices }) => choices.map(({ entity, name }) => [entity, name] as const)))
  const chosen = Object.keys(value)
  const without = (entity: string): Record<string, true> => Object.fromEntries(chosen.flatMap((other) => (other === entity ? [] : [[other, true as const]])))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields.
    <div className={styles['scope']} role="group" aria-label="Applies to">
      <span className={styles['scopeLabel']} aria-hidden>
        Applies to
      </span>
      <div className={styles['scopeItems']}>
        {chosen.length === 0 && <span>everything</span>}
        {chosen.map((entity) => (
          <span key={entity} className={styles['scopeItem']}>
            {names.get(entity) ?? entity}
            {!isReadOnly && (
              <button type="button" aria-label={`Remove ${names.get(entity) ?? entity}`} onClick={() => void commit(without(entity))}>
                <IconX size={14} stroke={1.5} aria-hidden />
              </button>
            )}
          </span>
        ))}
        {!isReadOnly && (
          <select aria-label="Apply to one more" value="" onChange={(event) => void commit({ ...value, [event.currentTarget.value]: true })}>
            <option value="">Add…</option>
            {groups.map(
              ({ label, choices }) =>
                choices.length > 0 && (
                  <optgroup key={label} label={label}>
                    {choices.map(({ entity, name }) =>
                      entity in value ? null : (
                        <option key={entity} value={entity}>
                          {name}
                        </option>
                      ),
                    )}
                  </optgroup>
                ),
            )}
          </select>
        )}
      </div>
    </div>
  )
}
