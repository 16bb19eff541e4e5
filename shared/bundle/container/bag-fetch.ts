import type { BagVersion } from './bag-declaration'
import { linesOf } from './bag-declaration'
import type { BagFinding } from './bag-finding'
import { finding } from './bag-finding'
import { decodedPath, leadsOut } from './bag-manifest'

/** A line of `fetch.txt` (RFC 8493, 2.2.3). Its address is never followed and never kept. */
export interface FetchLine {
  readonly path: string
}

/** Reads `fetch.txt`; a bag that has one is at best valid with a warning. */
export function readFetch(text: string, version: BagVersion, findings: BagFinding[]): readonly FetchLine[] {
  findings.push(finding('has-fetch.txt', 'fetch.txt', 'This bag lists files to be fetched from the network. Nothing is ever fetched.', {}, 'warning'))
  return linesOf(text).flatMap((line, index) => {
    if (line.trim() === '') return []
    const match = /^\S+[ \t]+(?:\d+|-)[ \t]+([^ \t].*)$/s.exec(line)
    if (match === null) {
      findings.push(finding('bad-fetch-line', 'fetch.txt', `Line ${index + 1} of “fetch.txt” is not an address, a length and a path.`))
      return []
    }
    const path = decodedPath(match[1] ?? '', version)
    if (!leadsOut(path) && path.startsWith('data/')) return [{ path }]
    findings.push(finding('fetch-path-escape', path, `“fetch.txt” names “${path}”, which lies outside the payload.`))
    return []
  })
}
