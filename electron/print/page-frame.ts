import { readFileSync } from 'node:fs'
import type { PrintHead } from '#shared/print/head'
import type { AssetMap } from '../protocol/asset-map'

/** A face for the frame of the pages, by the start of its file's name in the build. */
interface Face {
  readonly family: string
  readonly weight: 400 | 600
  readonly file: string
  /** Characters that need it; without one it is always there. */
  readonly needed?: RegExp
}

const subsets = [
  ['', 'latin', undefined],
  ['X', 'latin-ext', /[\u0100-\u02ff\u1e00-\u1eff\u20a0-\u20cf]/],
  ['G', 'greek', /[\u0370-\u03ff]/],
  ['C', 'cyrillic', /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/],
  ['V', 'vietnamese', /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/],
] as const

const faces: readonly Face[] = [
  ...subsets.flatMap(([letter, subset, needed]) =>
    ([400, 600] as const).map((weight): Face => {
      const face = { family: `Frame${letter}`, weight, file: `source-sans-3-${subset}-${weight}-normal-` }
      return needed === undefined ? face : { ...face, needed }
    }),
  ),
  { family: 'FrameCode', weight: 400, file: 'source-code-pro-latin-400-normal-' },
]

/** Reads one of the bundled faces as base64; undefined where the build has none of that name. */
export type ReadFace = (file: string) => string | undefined

export const facesIn =
  (assets: AssetMap): ReadFace =>
  (file) => {
    const found = [...assets].find(([path]) => path.startsWith(`/assets/${file}`) && path.endsWith('.woff2'))
    return found === undefined ? undefined : readFileSync(found[1].file, 'base64')
  }

export interface PageFrame {
  readonly headerTemplate: string
  readonly footerTemplate: string
}

/**
 * What Chromium draws above and below each page (design.md, 6). Its templates are documents of their own that see no file
 * of ours, so the faces go in as data; all text is escaped, whoever wrote it.
 */
export function pageFrame(head: PrintHead, readFace: ReadFace): PageFrame {
  const { word, hash, note } = head.status
  const status = [word, hash === '' ? '' : `<code>${escaped(hash)}</code>`].filter((part) => part !== '').join(' ') + (note === '' ? '' : `, ${text(note)}`)
  const header = `<div class="frame top"><span class="name"><b>${text(head.about)}</b>, ${text(head.document)}</span><span>${status}</span></div>`
  const footer = `<div class="frame bottom"><span class="name">${text(head.workspace)}</span><span>printed ${text(head.atWords)} by ${text(head.by)}</span><span>page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`
  const style = styleFor(`${head.about}${head.document}${note}${head.workspace}${head.atWords}${head.by}`, readFace)
  return { headerTemplate: style + header, footerTemplate: style + footer }
}

function styleFor(shown: string, readFace: ReadFace): string {
  const rules = faces.flatMap(({ family, weight, file, needed }) => {
    const data = needed === undefined || needed.test(shown) ? readFace(file) : undefined
    return data === undefined ? [] : [`@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}`]
  })
  return `<style>${rules.join('')}${layout}</style>`
}

// Chromium draws templates at three quarters of the size of the page's own points, and at the paper's very edge.
const layout = `
#header,#footer{padding:0!important}
.frame{box-sizing:border-box;width:100%;margin:0 15mm 0 20mm;display:flex;gap:4mm;justify-content:space-between;font-family:Frame,FrameX,FrameG,FrameC,FrameV,sans-serif;font-size:8pt;line-height:11pt;color:#000;white-space:nowrap}
.top{margin-top:10mm;padding-bottom:1.5mm;border-bottom:.75pt solid #000}
.bottom{margin-bottom:8mm;padding-top:1.5mm;border-top:.25pt solid #000}
.name{overflow:hidden;text-overflow:ellipsis}
b{font-weight:600}
code{font-family:FrameCode,monospace}
`

const text = (words: string): string => `<bdi>${escaped(words)}</bdi>`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
