import type { Cell } from './cells'
import styles from './matrix.module.css'

const centre = ({ likelihood, impact }: Cell): readonly [number, number] => [impact - 0.5, 5.5 - likelihood]

/** The way from the inherent to the residual cell, bent a little so that it is told from the cells' edges. In cells. */
export function Trail({ from, to }: { readonly from: Cell; readonly to: Cell }) {
  const [x1, y1] = centre(from)
  const [x2, y2] = centre(to)
  const bend = 0.18
  const path = `M${x1} ${y1}Q${(x1 + x2) / 2 + (y2 - y1) * bend} ${(y1 + y2) / 2 - (x2 - x1) * bend} ${x2} ${y2}`
  return (
    <>
      <path className={styles['trailEdge']} d={path} />
      <path className={styles['trail']} d={path} />
      {/* A line of no length has round ends: a dot that the stretched picture leaves round. */}
      <path className={styles['dotEdge']} d={`M${x1} ${y1}h0.0001`} />
      <path className={styles['dot']} d={`M${x1} ${y1}h0.0001`} />
    </>
  )
}
