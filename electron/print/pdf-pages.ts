import { PDFDocument } from '@cantoo/pdf-lib'

/** All that is done to a finished PDF, in one module that is loaded with the first print: its library is a megabyte of code. */
export { namedHeadings } from './outline'
export { layFrames, shapesOf } from './page-frames'
export { setProperties } from './properties'

export const readPdf = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false })
