import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

type StructTreeNode = Exclude<Awaited<ReturnType<PDFPageProxy['getStructTree']>>, null> & { readonly alt?: string }

/** A piece of text as it stands on a page, in points from the lower left corner. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of its font. */
  readonly size: number
}

export interface ReadPage {
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
  /** All its text, lines from the top, pieces of a line with a space between. */
  readonly lines: readonly string[]
}

export interface ReadHeading {
  readonly title: string
  readonly page: number
  readonly depth: number
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[]
  readonly outline: readonly ReadHeading[]
  readonly isTagged: boolean
  /** The roles that its structure gives to parts of the pages (ISO 32000-1, 14.8.4), and what its pictures say instead of themselves. */
  readonly roles: ReadonlySet<string>
  readonly pictures: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
  readonly labels: readonly string[] | null
  /** Fonts that are not in the file, and those that are drawings. */
  readonly looseFonts: readonly string[]
}

/** Reads a PDF back with another program's eyes (pdf.js), the fonts with the objects themselves. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const looseFonts = await looseFontsOf(bytes)
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await loading.promise
  const pages: ReadPage[] = []
  const structure: StructTreeNode[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    pages.push(await pageOf(page))
    structure.push(...nodesOf(await page.getStructTree()))
  }
  const { info } = await pdf.getMetadata()
  const read = {
    pages,
    outline: await outlineOf(pdf),
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
    roles: new Set(structure.map(({ role }) => role)),
    pictures: structure.filter(({ role }) => role === 'Figure').map(({ alt = '' }) => alt),
    info: { ...info },
    labels: await pdf.getPageLabels(),
    looseFonts,
  }
  await loading.destroy()
  return read
}

/** A node and all below it. */
function nodesOf(node: StructTreeNode | null): readonly StructTreeNode[] {
  return node === null ? [] : [node, ...node.children.flatMap((child) => ('role' in child ? nodesOf(child) : []))]
}

async function pageOf(page: PDFPageProxy): Promise<ReadPage> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , size = 0, x = 0, y = 0]: readonly number[] = item.transform
    return [{ text: item.str, x, y, width: item.width, size: Math.abs(size) }]
  })
  return { width, height, pieces, lines: linesOf(pieces) }
}

function linesOf(pieces: readonly Piece[]): readonly string[] {
  const lines = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const near = [...lines.keys()].find((y) => Math.abs(y - piece.y) < 2)
    if (near === undefined) lines.set(piece.y, [piece])
    else lines.get(near)?.push(piece)
  }
  return [...lines].sort(([a], [b]) => b - a).map(([, line]) => joined(line.sort((a, b) => a.x - b.x)))
}

/** Pieces of a line; a space where one stands between them on paper. */
function joined(line: readonly Piece[]): string {
  let text = ''
  let end = 0
  for (const piece of line) {
    text += text !== '' && piece.x - end > 1 ? ` ${piece.text}` : piece.text
    end = piece.x + piece.width
  }
  return text.replace(/\s+/g, ' ').trim()
}

type OutlineNodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

async function outlineOf(pdf: PDFDocumentProxy): Promise<readonly ReadHeading[]> {
  const found: ReadHeading[] = []
  const walk = async (nodes: OutlineNodes, depth: number): Promise<void> => {
    for (const { title, dest, items } of nodes ?? []) {
      const target = Array.isArray(dest) ? dest[0] : undefined
      found.push({ title, depth, page: target === undefined ? 0 : (await pdf.getPageIndex(target)) + 1 })
      await walk(items, depth + 1)
    }
  }
  await walk(await pdf.getOutline(), 1)
  return found
}

async function looseFontsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const name = (dict: PDFDict, key: string): string => dict.lookup(PDFName.of(key))?.toString() ?? ''
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || name(object, 'Type') !== '/Font') return []
    if (name(object, 'Subtype') === '/Type3') return ['Type3']
    const [below] = object.lookup(PDFName.of('DescendantFonts')) instanceof PDFArray ? object.lookup(PDFName.of('DescendantFonts'), PDFArray).asArray() : []
    const holder = below === undefined ? object : pdf.context.lookup(below, PDFDict)
    const descriptor = holder.lookup(PDFName.of('FontDescriptor'))
    const isInside = descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))
    return isInside ? [] : [name(object, 'BaseFont')]
  })
}
