import { useLayoutEffect, useState } from 'react'
import type { PrintedHeading } from '#shared/print/head'
import { Heading } from './heading'
import { shownText } from './text'

interface Line {
  readonly id: string
  readonly title: string
  readonly isBelow: boolean
  readonly page: number | undefined
}

/**
 * The table of contents, read off the headings that really stand in the document; their pages are known from the pass
 * before. Without numbers its lines take the same room, so numbers move nothing.
 */
export function Contents({ headings }: { readonly headings: readonly PrintedHeading[] }) {
  const [lines, setLines] = useState<readonly Line[]>([])
  useLayoutEffect(() => setLines(linesOf(document, headings)), [headings])
  return (
    <div className="together">
      <Heading level={2}>Contents</Heading>
      <ol className="contents">
        {lines.map(({ id, title, isBelow, page }) => (
          <li key={id} className={isBelow ? 'below' : undefined}>
            <a href={`#${id}`}>
              <bdi>{shownText(title)}</bdi>
            </a>
            <span className="dots" />
            <span className="page">{page}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Every heading, of whichever level: Chromium makes a bookmark of each. */
export const headingsOf = (place: ParentNode): readonly HTMLElement[] => [...place.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')]

/** Bookmarks have no identity: the n-th heading of the page is the n-th of the file. The title and the contents themselves are left out. */
function linesOf(page: Document, headings: readonly PrintedHeading[]): readonly Line[] {
  const all = headingsOf(page)
  const areKnown = headings.length === all.length
  return all.flatMap(({ id, tagName, textContent, className }, at) =>
    (tagName === 'H2' || tagName === 'H3') && className !== 'part' && textContent !== 'Contents'
      ? [{ id, title: textContent ?? '', isBelow: tagName === 'H3', page: areKnown ? headings[at]?.page : undefined }]
      : [],
  )
}
