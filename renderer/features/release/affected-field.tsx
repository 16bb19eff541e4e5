import { compareText } from '#app/format'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { useWouldDo } from '#features/conflicts'
import { ItemsField, kept } from '#features/fields'
import { affectItem } from '#shared/commands/affect-item'
import { remove } from '#shared/commands/edit'
import type { Affects } from '#shared/model/scope'

interface AffectedFieldProps {
  /** `release/x` or `change/x`. */
  readonly of: string
  readonly kind: 'service' | 'ci'
  readonly affected: readonly Affects[]
}

const words = {
  service: { label: 'Services', add: 'Add a service', one: 'service' },
  ci: { label: 'Configuration items', add: 'Add a configuration item', one: 'configuration item' },
}

/** The services or configuration items that a release or change touches: found by name, or made by naming them. */
export function AffectedField({ of, kind, affected }: AffectedFieldProps) {
  const known = useAppSelector(selectViews(kind))
  const names = new Map(known.map(({ id, name }) => [`${kind}/${id}`, name]))
  const own = affected.filter(({ item }) => item.startsWith(`${kind}/`))
  const nameOf = (item: string): string => names.get(item) || item.slice(kind.length + 1)
  const wouldDo = useWouldDo()
  const affecting = (name: string) => affectItem(of, { kind, name }, { affected, known: names })
  const add = (name: string) => kept(affecting(name))
  return (
    <div data-field={kind}>
      <ItemsField
        label={words[kind].label}
        addLabel={words[kind].add}
        items={own.map(({ id, item }) => ({ id, words: nameOf(item) })).sort((a, b) => compareText(a.words, b.words))}
        find={(text) =>
          known
            .filter(({ id, name }) => name.toLowerCase().includes(text.toLowerCase()) && !own.some(({ item }) => item === `${kind}/${id}`))
            .map((one) => ({ id: one.id, words: one.name, ...('area' in one && one.area !== '' ? { beside: one.area } : {}) }))
            .sort((a, b) => compareText(a.words, b.words))
        }
        wouldDo={({ words: name }) => wouldDo(affecting(name))}
        onAdd={({ words: name }) => add(name)}
        make={{ words: (name) => `Name “${name}”, a new ${words[kind].one}`, act: add }}
        onRemove={(id) => {
          const gone = own.find((one) => one.id === id)
          if (gone !== undefined) void run(remove('affects', gone, `“${nameOf(gone.item)}” is no longer affected`), { toast: true })
        }}
      />
    </div>
  )
}
