import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { createElement, Fragment, type ReactNode } from 'react'

/** What differs between screen and paper. */
export interface MarkdownLooks {
  readonly text: (words: string) => ReactNode
  readonly link: (href: string, words: ReactNode) => ReactNode
  readonly checkbox: (isChecked: boolean) => ReactNode
  /** The level of Markdown's first heading: the page has its own above it. */
  readonly firstHeading: number
  readonly taskClass?: string | undefined
}

/** Markdown as elements, made from the reader's tokens and never from HTML text: HTML in it shows as it is written, pictures are links. */
export function markdownElements(text: string, looks: MarkdownLooks): ReactNode {
  return blocks(lexer(text), looks)
}

/** Tokens have no identity of their own: their place is their key, and a text that changes is read anew. */
const blocks = (tokens: readonly Token[] | undefined, looks: MarkdownLooks): ReactNode =>
  (tokens ?? []).map((token, at) => <Fragment key={at}>{shown(token as MarkedToken, looks)}</Fragment>)

function shown(token: MarkedToken, looks: MarkdownLooks): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null
    case 'heading':
      return createElement(`h${Math.min(6, token.depth + looks.firstHeading - 1)}`, {}, blocks(token.tokens, looks))
    case 'paragraph':
      return <p>{blocks(token.tokens, looks)}</p>
    case 'blockquote':
      return <blockquote>{blocks(token.tokens, looks)}</blockquote>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard (WCAG 2.1.1).
        <pre tabIndex={0}>
          <code>{looks.text(token.text)}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    case 'list':
      return list(token, looks)
    case 'list_item':
      return <li>{blocks(token.tokens, looks)}</li>
    case 'table':
      return table(token, looks)
    case 'html':
      return <span>{looks.text(token.raw)}</span>
    case 'text':
      return 'tokens' in token && token.tokens !== undefined ? blocks(token.tokens, looks) : looks.text(token.text)
    case 'escape':
      return looks.text(token.text)
    case 'strong':
      return <strong>{blocks(token.tokens, looks)}</strong>
    case 'em':
      return <em>{blocks(token.tokens, looks)}</em>
    case 'del':
      return <del>{blocks(token.tokens, looks)}</del>
    case 'codespan':
      return <code>{looks.text(token.text)}</code>
    case 'br':
      return <br />
    case 'link':
      return looks.link(token.href, blocks(token.tokens, looks))
    case 'image':
      return looks.link(token.href, looks.text(token.text || token.href))
  }
}

function list({ ordered, start, items }: Tokens.List, looks: MarkdownLooks): ReactNode {
  const lines = items.map((item, at) => (
    <li key={at} className={item.task ? looks.taskClass : undefined}>
      {item.task && looks.checkbox(item.checked === true)}
      {blocks(item.tokens, looks)}
    </li>
  ))
  return ordered ? <ol start={start === '' ? 1 : start}>{lines}</ol> : <ul>{lines}</ul>
}

function table({ header, rows }: Tokens.Table, looks: MarkdownLooks): ReactNode {
  const cells = (row: readonly Tokens.TableCell[], tag: 'th' | 'td'): ReactNode =>
    row.map((cell, at) =>
      createElement(tag, { key: at, ...(tag === 'th' ? { scope: 'col' } : {}), style: { textAlign: cell.align ?? undefined } }, blocks(cell.tokens, looks)),
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
