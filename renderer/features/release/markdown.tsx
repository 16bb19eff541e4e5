import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { ask } from '#data/bridge'
import styles from './markdown.module.css'

/**
 * Markdown as elements, made from the reader's tokens and never from HTML text: HTML in it shows as it is written.
 * Links go only to https and mailto, after main has asked; pictures of elsewhere are not loaded, they are links.
 */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => lexer(text), [text])
  return <div className={styles['markdown']}>{blocks(tokens)}</div>
}

const blocks = (tokens: readonly Token[] | undefined): ReactNode => numbered(tokens ?? []).map(([token, key]) => <Fragment key={key}>{shown(token)}</Fragment>)

/** Tokens have no identity of their own: their place is their key, and a text that changes is read anew. */
const numbered = (tokens: readonly Token[]): readonly (readonly [MarkedToken, string])[] => tokens.map((token, at) => [token as MarkedToken, `${at}`])

function shown(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null
    case 'heading':
      // The page has its own first and second level; a note's begin below them.
      return createElement(`h${Math.min(6, token.depth + 2)}`, {}, blocks(token.tokens))
    case 'paragraph':
      return <p>{blocks(token.tokens)}</p>
    case 'blockquote':
      return <blockquote>{blocks(token.tokens)}</blockquote>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard (WCAG 2.1.1).
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    case 'list':
      return list(token)
    case 'list_item':
      return <li>{blocks(token.tokens)}</li>
    case 'table':
      return table(token)
    case 'html':
      return <span>{token.raw}</span>
    case 'text':
      return 'tokens' in token && token.tokens !== undefined ? blocks(token.tokens) : token.text
    case 'escape':
      return token.text
    case 'strong':
      return <strong>{blocks(token.tokens)}</strong>
    case 'em':
      return <em>{blocks(token.tokens)}</em>
    case 'del':
      return <del>{blocks(token.tokens)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return <OutsideLink href={token.href}>{blocks(token.tokens)}</OutsideLink>
    case 'image':
      return <OutsideLink href={token.href}>{token.text || token.href}</OutsideLink>
  }
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  const lines = items.map((item, at) => (
    <li key={at} className={item.task ? styles['task'] : undefined}>
      {item.task && <input type="checkbox" checked={item.checked === true} readOnly disabled aria-label={item.checked === true ? 'done' : 'open'} />}
      {blocks(item.tokens)}
    </li>
  ))
  return ordered ? <ol start={start === '' ? 1 : start}>{lines}</ol> : <ul>{lines}</ul>
}

function table({ header, rows }: Tokens.Table): ReactNode {
  const cells = (row: readonly Tokens.TableCell[], tag: 'th' | 'td'): ReactNode =>
    row.map((cell, at) =>
      createElement(tag, { key: at, ...(tag === 'th' ? { scope: 'col' } : {}), style: { textAlign: cell.align ?? undefined } }, blocks(cell.tokens)),
    )
  return (
    <table>
      <thead>
        <tr>{cells(header, 'th')}</tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>{cells(row, 'td')}</tr>
        ))}
      </tbody>
    </table>
  )
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
