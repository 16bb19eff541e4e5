import type { CSSProperties } from 'react'
import type { Workspace } from '#shared/model/workspace'

/** A token of the theme by name, as the setting writes it (`risk-4`, `danger`, `accent-soft`); nothing else becomes a colour. */
const isToken = (name: string): boolean => /^[a-z]+(?:-[a-z0-9]+)*$/.test(name)

/** The ink that stays readable on a token used as a ground: soft grounds and surfaces carry text, the others the page's ground. */
const inkOn = (token: string): string =>
  /^risk-[1-5]$/.test(token) ? `${token}-ink` : token === 'accent' ? 'accent-ink' : /-soft$|^surface-/.test(token) ? 'text-1' : 'surface-1'

/**
 * The colours of the levels as variables for a part of the page. Two steps, on two elements (`chosen` outside, `used`
 * inside): `--risk-1` may stand for `--risk-3` and the other way round, which one element would refuse as a circle.
 */
export function levelColours({ levelColours: names }: Pick<Workspace, 'levelColours'>): { readonly chosen: CSSProperties; readonly used: CSSProperties } {
  const chosen: Record<string, string> = {}
  const used: Record<string, string> = {}
  for (const [at, name] of names.entries()) {
    if (!isToken(name)) continue
    const level = at + 1
    chosen[`--chosen-${level}`] = `var(--${name})`
    chosen[`--chosen-${level}-ink`] = `var(--${inkOn(name)})`
    used[`--risk-${level}`] = `var(--chosen-${level})`
    used[`--risk-${level}-ink`] = `var(--chosen-${level}-ink)`
  }
  return { chosen, used }
}
