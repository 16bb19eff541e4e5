import { parse } from 'papaparse'

/** Cells as spreadsheets take them from the clipboard: tabs between, a cell with tab, quote or line break in quotes. */
export const tabSeparated = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')

/** The cells of what a spreadsheet has put into the clipboard as plain text; HTML of the clipboard is never read. */
export const cellsOf = (text: string): readonly (readonly string[])[] => parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' }).data
