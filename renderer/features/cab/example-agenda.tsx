import styles from './cab.module.css'

/** An agenda drawn in hairlines: an item with its risk, its time and the votes on it. */
export function ExampleAgenda() {
  return (
    <svg
      className={styles['example']}
      viewBox="0 0 360 112"
      role="img"
      aria-label="Example: three changes on an agenda, the gravest first, with the votes on each"
    >
      {[0, 1, 2].map((row) => (
        <g key={row} transform={`translate(0 ${row * 36})`}>
          <line x1="0" x2="360" y1="36" y2="36" />
          <rect x="4" y="8" width="18" height="18" rx="4" />
          <text x="13" y="21" textAnchor="middle">
            {4 - row}
          </text>
          <text x="34" y="21">
            {['Payments cut-over', 'Fraud scoring model', 'Print driver'][row]}
          </text>
          {[0, 1, 2, 3, 4].map((seat) => (
            <circle key={seat} cx={250 + seat * 20} cy="17" r="7" strokeDasharray={seat < 4 - row ? undefined : '2.4 2.3'} />
          ))}
          {[0, 1, 2, 3].slice(row).map((seat, at) => (
            <path key={seat} d={`m${247 + at * 20} 17 2 2.4 4-4.6`} />
          ))}
        </g>
      ))}
    </svg>
  )
}
