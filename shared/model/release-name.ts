import type { Release } from './release'

/** The name a release goes by: "Payments 26.12". */
export const releaseName = ({ name, version, number }: Pick<Release, 'name' | 'version' | 'number'>): string =>
  [name, version].filter((part) => part !== '').join(' ') || number || 'Unnamed release'
