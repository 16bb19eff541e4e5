import styles from './marks.module.css'

type Level = 1 | 2 | 3 | 4 | 5

const words: Readonly<Record<Level, string>> = { 1: 'Very low', 2: 'Low', 3: 'Moderate', 4: 'High', 5: 'Very high' }

/** The ground and ink of a risk level, for what bears its digit. */
export const levelClass = (level: number): string | undefined => styles[`level${level}`]

/** The square of a risk level with its digit; the level's word stands beside it, or is read out. */
export function RiskSquare({ level, word = words[level], shown = false }: { readonly level: Level; readonly word?: string; readonly shown?: boolean }) {
  const square = (
    <span
      className={`${styles['square']} ${levelClass(level)}`}
      {...(shown ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `level ${level}, ${word}` })}
    >
      {level}
    </span>
  )
  if (!shown) return square
  return (
    <span className={styles['risk']}>
      {square}
      {word}
    </span>
  )
}
