import styles from './conflicts.module.css'

/** What a conflict looks like, drawn in hairlines: two bars that meet. */
export function ExampleConflict() {
  return (
    <svg className={styles['exampleDrawing']} viewBox="0 0 320 88" role="img" aria-label="An example: two changes of one CI meet from 22:00 to 23:00">
      <line x1="8" y1="76" x2="312" y2="76" />
      {[0, 1, 2, 3, 4].map((hour) => (
        <g key={hour}>
          <line x1={24 + hour * 64} y1="72" x2={24 + hour * 64} y2="80" />
          <text x={28 + hour * 64} y="86">{`${20 + hour}:00`}</text>
        </g>
      ))}
      <rect x="56" y="12" width="160" height="20" rx="3" />
      <text x="64" y="26">
        Firewall rules
      </text>
      <rect x="152" y="42" width="128" height="20" rx="3" />
      <text x="160" y="56">
        Router firmware
      </text>
      <line x1="152" y1="4" x2="152" y2="70" strokeDasharray="3 3" />
      <line x1="216" y1="4" x2="216" y2="70" strokeDasharray="3 3" />
    </svg>
  )
}
