import { type ReactNode, useMemo } from 'react'
import { type MarkdownLooks, markdownElements } from '#app/markdown-elements'
import { ask } from '#data/bridge'
import styles from './markdown.module.css'

/** Markdown on screen. Links go only to https and mailto, after main has asked; pictures of elsewhere are not loaded, they are links. */
export function Markdown({ text }: { readonly text: string }) {
  const elements = useMemo(() => markdownElements(text, looks), [text])
  return <div className={styles['markdown']}>{elements}</div>
}

const looks: MarkdownLooks = {
  text: (words) => words,
  link: (href, words) => <OutsideLink href={href}>{words}</OutsideLink>,
  checkbox: (isChecked) => <input type="checkbox" checked={isChecked} readOnly disabled aria-label={isChecked ? 'done' : 'open'} />,
  // The page has its own first and second level.
  firstHeading: 3,
  taskClass: styles['task'],
}

const mayOpen = (href: string): boolean => /^(https:|mailto:)/i.test(href)

/** Opens outside the app, once the person has seen where it leads; any other scheme stays text. */
function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!mayOpen(href)) return <span title={href}>{children}</span>
  return (
    <button type="button" className={styles['link']} title={href} onClick={() => void ask('app:open-link', { url: href })}>
      {children}
    </button>
  )
}
