import { configurationItems, environments, persons, serviceAreas } from '#resources/sample/company'
import { create } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'

const of = 'workspace/this'

export const serviceEntity = (name: string): string => `service/${nameId(name)}`
export const itemEntity = (name: string): string => `ci/${nameId(name)}`

const areas = new Map(serviceAreas.flatMap(([area, services]) => services.map(([name]) => [name, area] as const)))
const serviceOfItem = new Map(configurationItems.flatMap(([service, ...items]) => items.map((item) => [itemRow(item).name, service] as const)))

/** The area of a service; an unknown name is a mistake of the sample's data. */
export function areaOf(service: string): string {
  const area = areas.get(service)
  if (area === undefined) throw new TypeError(`The sample knows no service ${service}.`)
  return area
}

/** Who answers for a service. */
export const ownerOf = (service: string): string => serviceAreas.flatMap(([, services]) => services).find(([name]) => name === service)?.[1] ?? ''

/** The service that a configuration item belongs to; an unknown name is a mistake of the sample's data. */
export function serviceOf(item: string): string {
  const service = serviceOfItem.get(item)
  if (service === undefined) throw new TypeError(`The sample knows no configuration item ${item}.`)
  return service
}

/** The entity of a service or configuration item by its name. */
export const affectedEntity = (name: string): string => (areas.has(name) ? serviceEntity(name) : itemEntity(serviceOf(name) && name))

/** People, services, configuration items and environments of the made-up company. */
export function organisation(): readonly Draft[] {
  return [
    ...persons.map(([name, team, jobTitle]) =>
      create('person', nameId(name), { of, name, team, jobTitle, email: `${nameId(name).replace('-', '.')}@norhaven.example` }),
    ),
    ...serviceAreas.flatMap(([area, services]) =>
      services.map(([name, owner, description]) => create('service', nameId(name), { of, name, area, owner, description })),
    ),
    ...configurationItems.flatMap(([service, ...items]) => itemsOf(service, items)),
    ...environments.map(([name, purpose, service, shared]) =>
      create('environment', nameId(name), { of, name, purpose, service: serviceEntity(service), shared: shared !== undefined }),
    ),
  ]
}

function itemsOf(service: string, items: readonly string[]): readonly Draft[] {
  let above = ''
  return items.map((item) => {
    const { name, class: kind, isBelow } = itemRow(item)
    if (!isBelow) above = itemEntity(name)
    return create('ci', nameId(name), { of, name, class: kind, service: serviceEntity(service), parent: isBelow ? above : '' })
  })
}

function itemRow(item: string): { name: string; class: string; isBelow: boolean } {
  const isBelow = item.startsWith('> ')
  const [name = '', kind = ''] = item.slice(isBelow ? 2 : 0).split(' | ')
  return { name, class: kind, isBelow }
}
