import styles from './roadmap.module.css'
import { laneLabelWidth, type Roadmap } from './roadmap-layout'

/** Months over Mondays, or years over quarters, with the flag of today; it stays while the strip scrolls. */
export function RoadmapAxis({ layout: { major, minor, today }, width }: { readonly layout: Roadmap; readonly width: number }) {
  return (
    <svg width={width} height="40" className={styles['axis']} aria-hidden>
      <g transform={`translate(${laneLabelWidth} 0)`}>
        {major.map(({ x, label }) => (
          <g key={label} transform={`translate(${x} 0)`}>
            <line y2="40" className={styles['major']} />
            <text x="6" y="16" className={styles['month']}>
              {label}
            </text>
          </g>
        ))}
        {minor.map(({ x, label }) => (
          <g key={x} transform={`translate(${x} 0)`}>
            <line y1="22" y2="40" className={styles['grid']} />
            <text x="5" y="34" className={styles['week']}>
              {label}
            </text>
          </g>
        ))}
        {today !== undefined && (
          <g transform={`translate(${today} 0)`}>
            <rect x="-20" y="20" width="40" height="17" rx="3" className={styles['flag']} />
            <text y="33" textAnchor="middle" className={styles['flagText']}>
              Today
            </text>
          </g>
        )}
      </g>
    </svg>
  )
}
