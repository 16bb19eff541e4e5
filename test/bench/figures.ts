/** One line of the table: ours beside its floor, both measured in this run. */
export interface Figure {
  readonly what: string
  readonly size: number
  readonly unit: 'ms' | 'MB'
  readonly ours: number
  readonly floor: number
  readonly floorIs: string
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const shown = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))

const oursOf = ({ ours, floor, unit }: Figure): string => `${shown(ours)} ${unit} (${(ours / floor).toFixed(1)} x)`

/** One figure in a line, for whoever watches the run. */
export const figureLine = (figure: Figure): string => `${figure.size.toLocaleString('en')} releases, ${figure.what}: ${oursOf(figure)}`

/** The table as Markdown, one line a figure and one column a size. */
export function tableOf(figures: readonly Figure[]): string {
  const sizes = [...new Set(figures.map(({ size }) => size))]
  const names = [...new Set(figures.map(({ what }) => what))]
  const head = `| | ${sizes.map((size) => `${size.toLocaleString('en')} releases`).join(' | ')} | floor |\n|---|${sizes.map(() => '---|').join('')}---|`
  const lines = names.map((what) => {
    const own = figures.filter((figure) => figure.what === what)
    const cells = sizes.map((size) => {
      const figure = own.find((each) => each.size === size)
      return figure === undefined ? '' : oursOf(figure)
    })
    const floors = own.map(({ floor }) => shown(floor))
    return `| ${what} | ${cells.join(' | ')} | ${own[0]?.floorIs ?? ''}: ${[...new Set(floors)].join(', ')} ${own[0]?.unit ?? ''} |`
  })
  return [head, ...lines].join('\n')
}
