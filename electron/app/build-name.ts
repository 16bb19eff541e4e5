import type { Flavour } from './flavour'

/** What About and the title bar call this build. Released on another Electron than package.json's it is a test build (security.md, item 16). */
export function buildName(flavour: Flavour, electron: string, expected: string): string {
  if (flavour === 'release' && electron === expected) return 'release'
  return flavour === 'development' ? 'development' : 'test build'
}

export const titleOf = (build: string): string => (build === 'release' ? 'Slipway' : `Slipway (${build})`)
