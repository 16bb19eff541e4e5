import styles from './people.module.css'

/** The six words of a key, large enough to be read aloud from. */
export function SixWords({ words, large = false }: { readonly words: readonly string[]; readonly large?: boolean }) {
  if (words.length === 0) return <span className={styles['quiet']}>not known</span>
  return <code className={large ? styles['wordsLarge'] : styles['words']}>{words.join(' ')}</code>
}
