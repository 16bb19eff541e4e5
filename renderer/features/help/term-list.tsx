import styles from './help.module.css'
import { fits } from './help-search'
import { type Term, terms } from './terms'

export const foundTerms = (typed: string): readonly Term[] => terms.filter(({ term, also, means }) => fits(typed, term, also, means))

export function TermList({ typed }: { readonly typed: string }) {
  return (
    <section className={styles['section']}>
      <h2>Terms</h2>
      <dl className={styles['terms']}>
        {foundTerms(typed).map(({ term, also, means }) => (
          <div key={term}>
            <dt>
              {term}
              {also !== undefined && <span className={styles['also']}>{also}</span>}
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
