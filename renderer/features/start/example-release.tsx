import styles from './start.module.css'

const lines = [
  {
    words: 'Your release',
    bars: [
      [0, 117],
      [119, 116],
      [237, 160],
    ],
  },
  { words: 'its changes', bars: [[119, 239]] },
  { words: 'its risks', bars: [[60, 355]] },
  { words: 'its deployment', bars: [[418, 51]] },
] as const
const heads = [
  { words: 'Plan', x: 6 },
  { words: 'Build', x: 123 },
  { words: 'Test', x: 243 },
  { words: 'Deploy', x: 422 },
] as const
const left = 96

/** A release over time, drawn in hairlines: what will stand here. */
export function ExampleRelease() {
  return (
    <svg
      className={styles['example']}
      viewBox="0 0 640 150"
      width="640"
      height="150"
      role="img"
      aria-label="An example: a release with its changes, its risks and its deployment over time"
    >
      {heads.map(({ words, x }) => (
        <text key={words} x={left + x} y={12}>
          {words}
        </text>
      ))}
      {Array.from({ length: 9 }, (_, at) => (
        <path key={at} d={`M${left + 0.5 + at * 60} 20v126`} className={styles['gridline']} />
      ))}
      {lines.map(({ words, bars }, row) => (
        <g key={words}>
          <text x={left - 12} y={42 + row * 29} textAnchor="end" className={styles['name']}>
            {words}
          </text>
          {bars.map(([x, width]) => (
            <rect key={x} x={left + x + 0.5} y={31.5 + row * 29} width={width} height={12} rx={3} />
          ))}
        </g>
      ))}
      <path d="m577 119 5.5 5.5-5.5 5.5-5.5-5.5z" className={styles['target']} />
      <text x={592} y={129}>
        target
      </text>
    </svg>
  )
}
