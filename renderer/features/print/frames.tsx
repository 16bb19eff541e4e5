import type { PrintDocument } from '#shared/print/document'
import { Text } from './text'

/** What stands above and below every page (design.md, 6), a sheet for each: main lays them over the finished pages. */
export function Frames({ head, frames }: Pick<PrintDocument, 'head' | 'frames'>) {
  const { about, document, status, workspace, atWords, by } = head
  const paper = head.paper === 'A4' ? 'a4' : 'letter'
  return frames.map((shape, at) => (
    <div key={at} className={`frame ${paper} ${shape}`}>
      <div className="top">
        <span className="name">
          {about !== '' && (
            <>
              <b>
                <Text>{about}</Text>
              </b>
              <span>, </span>
            </>
          )}
          <Text>{document}</Text>
        </span>
        <span>
          {status.word} {status.hash !== '' && <code>{status.hash}</code>}
          {status.note !== '' && (
            <>
              {', '}
              <Text>{status.note}</Text>
            </>
          )}
        </span>
      </div>
      <div className="bottom">
        <span className="name">
          <Text>{workspace}</Text>
        </span>
        <span className="name">
          printed {atWords}
          {by === '' ? '' : ' by '}
          <Text>{by}</Text>
        </span>
        <span>
          page {at + 1} of {frames.length}
        </span>
      </div>
    </div>
  ))
}
