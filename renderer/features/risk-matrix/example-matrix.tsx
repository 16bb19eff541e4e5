import styles from './risks.module.css'

/** A small matrix in hairlines with one risk that is brought down, for the empty room. */
export function ExampleMatrix() {
  return (
    <svg
      viewBox="0 0 260 150"
      width="260"
      height="150"
      className={styles['example']}
      role="img"
      aria-label="An example: a risk moves from a high to a lower cell"
    >
      {[0, 1, 2, 3, 4].map((row) =>
        [0, 1, 2, 3, 4].map((column) => <rect key={`${row}-${column}`} x={1 + column * 50} y={1 + row * 28} width={48} height={26} rx={3} />),
      )}
      <path className={styles['exampleLine']} d="M101 0V28H151V57H201V85H251" />
      <path d="M226 48C226 80 180 90 176 98" strokeDasharray="4 3" />
      <text x={226} y={46}>
        R-01
      </text>
      <text x={176} y={103}>
        R-01
      </text>
    </svg>
  )
}
