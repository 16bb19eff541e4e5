import { compareText } from '#app/format'
import { go } from '#app/router'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { useWouldDo } from '#features/conflicts'
import { ItemsField, kept } from '#features/fields'
import { create, remove } from '#shared/commands/edit'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { ReleaseDependency } from '#shared/model/scope'

/** The releases that must go out before this one. */
export function DependenciesField({ release, dependencies }: { readonly release: Release; readonly dependencies: readonly ReleaseDependency[] }) {
  const releases = useAppSelector(selectViews('release'))
  const byId = new Map(releases.map((one) => [one.id, one]))
  const nameOf = (id: string): string => {
    const needed = byId.get(id)
    return needed === undefined ? 'a removed release' : releaseName(needed)
  }
  const wouldDo = useWouldDo()
  const waiting = (needs: string) =>
    create(
      'release-dependency',
      `${release.id}-needs-${needs}`,
      { of: `release/${release.id}`, needs },
      `“${releaseName(release)}” now waits for “${nameOf(needs)}”`,
    )
  return (
    <ItemsField
      label="Depends on"
      addLabel="Add a release it waits for"
      items={dependencies.map(({ id, needs }) => ({ id, words: nameOf(needs), ...(byId.has(needs) ? { onOpen: () => go('release', { id: needs }) } : {}) }))}
      find={(text) =>
        releases
          .filter(
            (one) =>
              one.id !== release.id &&
              !dependencies.some(({ needs }) => needs === one.id) &&
              `${releaseName(one)} ${one.number}`.toLowerCase().includes(text.toLowerCase()),
          )
          .map((one) => ({ id: one.id, words: releaseName(one), ...(one.number === '' ? {} : { beside: one.number }) }))
          .sort((a, b) => compareText(a.words, b.words))
      }
      wouldDo={({ id }) => wouldDo(waiting(id))}
      onAdd={({ id }) => kept(waiting(id))}
      onRemove={(id) => {
        const gone = dependencies.find((one) => one.id === id)
        if (gone !== undefined)
          void run(remove('release-dependency', gone, `“${releaseName(release)}” no longer waits for “${nameOf(gone.needs)}”`), { toast: true })
      }}
    />
  )
}
