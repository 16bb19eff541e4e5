import { type MarkdownLooks, markdownElements } from '#app/markdown-elements'
import { shownText, Text } from './text'

/** A note as it looks on screen, for paper: where a link leads stands behind its words. */
export function PrintedMarkdown({ text }: { readonly text: string }) {
  return <div className="markdown">{markdownElements(text, looks)}</div>
}

const looks: MarkdownLooks = {
  text: (words) => <Text>{words}</Text>,
  link: (href, words) => (
    <>
      {words} (<bdi>{shownText(href)}</bdi>)
    </>
  ),
  checkbox: (isChecked) => (isChecked ? '[x] ' : '[ ] '),
  // Below the section and the note's own title.
  firstHeading: 4,
  taskClass: 'task',
}
