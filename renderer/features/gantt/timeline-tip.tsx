import styles from './timeline.module.css'

export interface Tip {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

/** What the bar under the pointer is, or where a drag would put it. The grid says the same to a screen reader. */
export function TipBox({ tip, width, rowHeight }: { readonly tip: Tip; readonly width: number; readonly rowHeight: number }) {
  const right = tip.x > width - 260
  return (
    <div className={styles['tip']} style={{ top: tip.y + rowHeight * 0.6, ...(right ? { right: width - tip.x } : { left: tip.x + 8 }) }}>
      {tip.lines.map((line, i) => (
        <div key={line} className={i === 0 ? styles['tipTitle'] : undefined}>
          {line}
        </div>
      ))}
    </div>
  )
}
