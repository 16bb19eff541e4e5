import type { PrintHead } from '#shared/print/head'

/** CSS pixels in a millimetre. */
const px = 96 / 25.4

/** What is free on a lying page, in CSS pixels: the sheet without the margins of sheets.css. */
export function wideArea(paper: PrintHead['paper']): { readonly width: number; readonly height: number } {
  const [long, short] = paper === 'A4' ? [297, 210] : [279.4, 215.9]
  return { width: (long - 35) * px, height: (short - 44) * px }
}

/** What a heading of the second level takes at the top of the first page, in CSS pixels. */
export const headingRoom = 48

/** The same for the title of a document and a line below it; a letter of a title is about 15 pixels wide. */
export const titleRoom = (title: string, width: number): number => 72 + 32 * (Math.ceil(([...title].length * 15) / width) - 1)

/** A lying sheet with its margins, in CSS pixels: the binding is at the left. */
export function sheetOf(paper: PrintHead['paper']) {
  const area = wideArea(paper)
  const [left, right, top, bottom] = [20 * px, 15 * px, 22 * px, 22 * px]
  return { width: area.width + left + right, height: area.height + top + bottom, left, right, top, bottom }
}
