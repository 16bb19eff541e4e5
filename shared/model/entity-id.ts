/** Entities are named `kind/id`, as operations and `about` write them (sync.md, The entry). */
export const kindOf = (entity: string): string => entity.slice(0, entity.indexOf('/'))
export const idOf = (entity: string): string => entity.slice(entity.indexOf('/') + 1)

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new identity of 80 random bits in Crockford base32, from 16 random bytes given by the caller. */
export const entityId = (random: Uint8Array): string => Array.from(random.slice(0, 16), (byte) => alphabet[byte & 31]).join('')

/** The identity of a named thing (service, environment, CI): equal names on two devices are one entity. */
export function nameId(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return plain === '' ? `x-${[...name].map((c) => (c.codePointAt(0) ?? 0).toString(16)).join('-')}` : plain
}
