import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const token = (name: string): string => `var(--${name})`
const one = (name: string): MantineColorsTuple => {
  const value = token(name)
  return [value, value, value, value, value, value, value, value, value, value]
}
const many = (...names: readonly [string, string, string, string, string, string, string, string, string, string]): MantineColorsTuple => {
  const [a, b, c, d, e, f, g, h, i, j] = names
  return [token(a), token(b), token(c), token(d), token(e), token(f), token(g), token(h), token(i), token(j)]
}

/**
 * The component library in our colours (design.md, 8): every colour is a token, no shade is generated, so a theme is a
 * change of tokens alone. `gray` and `dark` are the library's two ramps of neutrals, light to dark each.
 */
export const theme = createTheme({
  colors: {
    accent: one('accent'),
    danger: one('danger'),
    red: one('danger'),
    gray: many('surface-2', 'hover', 'line-1', 'line-2', 'line-2', 'control', 'text-3', 'text-2', 'text-1', 'text-1'),
    dark: many('text-1', 'text-1', 'text-2', 'text-3', 'line-2', 'hover', 'surface-3', 'surface-1', 'surface-0', 'surface-0'),
  },
  white: token('surface-3'),
  black: token('text-1'),
  primaryColor: 'accent',
  primaryShade: 6,
  fontFamily: "'Source Sans 3 Variable', sans-serif",
  fontFamilyMonospace: "'Source Code Pro Variable', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: token('shadow-1'), sm: token('shadow-1'), md: token('shadow-1'), lg: token('shadow-1'), xl: token('shadow-2') },
  respectReducedMotion: true,
  cursorType: 'default',
  focusRing: 'auto',
  components: {
    Popover: { defaultProps: { radius: 'lg', shadow: 'md', transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { radius: 'lg', shadow: 'md', transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: false } } },
    Modal: { defaultProps: { radius: 'lg', shadow: 'xl', transitionProps: { duration: 120 }, overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 } } },
  },
})

/** The library's own colour variables, resolved to tokens, the same for light and dark: the tokens know the theme. */
export const variables: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': token('surface-1'),
    '--mantine-color-text': token('text-1'),
    '--mantine-color-bright': token('text-1'),
    '--mantine-color-dimmed': token('text-2'),
    '--mantine-color-placeholder': token('text-3'),
    '--mantine-color-anchor': token('accent'),
    '--mantine-color-error': token('danger'),
    '--mantine-color-default': token('surface-3'),
    '--mantine-color-default-hover': token('hover'),
    '--mantine-color-default-color': token('text-1'),
    '--mantine-color-default-border': token('control'),
    '--mantine-color-disabled': token('surface-2'),
    '--mantine-color-disabled-color': token('text-3'),
    '--mantine-color-disabled-border': token('line-2'),
    '--mantine-primary-color-contrast': token('accent-ink'),
    '--mantine-color-accent-contrast': token('accent-ink'),
    '--mantine-color-accent-light': token('accent-soft'),
    '--mantine-color-accent-light-hover': token('selection'),
    '--mantine-primary-color-light': token('accent-soft'),
    '--mantine-primary-color-light-hover': token('selection'),
  }
  return { variables: {}, light: colours, dark: colours }
}
