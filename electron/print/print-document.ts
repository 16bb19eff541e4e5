import type { PDFDocument } from '@cantoo/pdf-lib'
import type { BrowserWindow } from 'electron'
import * as z from 'zod'
import type { Handlers, ParsedRequest } from '#shared/ipc'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type PrintedHeading, PrintHead } from '#shared/print/head'
import type { Job } from '../jobs/jobs'

/** What main reads of a document; all else is for the printing window, which parses it in full. */
const Envelope = z.looseObject({ head: PrintHead })

interface PrinterOptions {
  /** Opens a hidden window with the printing bundle. */
  readonly open: () => BrowserWindow
  /** The file's creator: "Slipway 0.1.0". */
  readonly creator: string
}

export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
}

export interface Printer {
  /** Renders a document (shared/print) in a hidden window and gives its PDF: tagged, with bookmarks, and true page numbers in its contents. */
  readonly printDocument: (document: unknown, job: Job) => Promise<Result<Printed, Failure>>
  /** What the hidden windows ask. */
  readonly handlers: Pick<Handlers, 'print:data' | 'print:ready'>
}

/** What a window says when it has rendered: what kept it from that, and the texts of its headings. */
type Ready = Pick<ParsedRequest<'print:ready'>, 'problems' | 'headings'>

/** What a hidden window is rendering, and who waits for it. */
interface Rendering {
  readonly document: unknown
  readonly onReady: (ready: Ready) => void
}

/** Page numbers settle with the second pass; a third would only be needed where numbers push lines, which the layout prevents. */
const mostPasses = 4
/** How long the largest document may take to render before it counts as stuck. */
const patience = 120_000

/** Sizes and margins are the page's own (sheets.css). */
const layout = { preferCSSPageSize: true, printBackground: true } as const

const cancelled: Failure = { code: 'cancelled', message: 'Cancelled. No file was written.' }
const stuck: Failure = {
  code: 'print-stuck',
  message: 'The pages could not be laid out. No file was written. Try again; a shorter stretch of time makes it smaller.',
}

export function printer({ open, creator }: PrinterOptions): Printer {
  const renderings = new Map<number, Rendering>()

  /** Has the window render a document and waits until it says so, dies, takes too long or is called off. */
  function rendered(window: BrowserWindow, document: unknown, again: boolean, job: Job): Promise<Result<Ready, Failure>> {
    const number = window.webContents.id
    return new Promise((resolve) => {
      const began = Date.now()
      const end = (result: Result<Ready, Failure>): void => {
        clearInterval(watch)
        window.webContents.off('render-process-gone', gone)
        resolve(result)
      }
      const gone = (): void => end(failed(stuck))
      const watch = setInterval(() => {
        if (job.cancelled()) end(failed(cancelled))
        else if (window.isDestroyed() || Date.now() - began > patience) end(failed(stuck))
      }, 100)
      window.webContents.on('render-process-gone', gone)
      renderings.set(number, { document, onReady: (ready) => end(ok(ready)) })
      if (again) window.webContents.reload()
    })
  }

  async function printDocument(document: unknown, job: Job): Promise<Result<Printed, Failure>> {
    const envelope = Envelope.safeParse(document)
    if (!envelope.success) return failed({ code: 'document-unreadable', message: 'This cannot be printed: its first page is not as it should be.' })
    const { head } = envelope.data
    const { namedHeadings, readPdf } = await import('./pdf-pages')
    const window = open()
    const number = window.webContents.id
    try {
      let headings: readonly PrintedHeading[] = []
      for (let pass = 1; pass <= mostPasses; pass++) {
        job.progress(pass - 1, 3, pass === 1 ? 'Laying out pages' : 'Numbering the contents')
        const ready = await rendered(window, { ...envelope.data, headings }, pass > 1, job)
        if (!ready.ok) return ready
        const { problems, headings: titles } = ready.value
        if (problems.length > 0) return failed({ code: 'document-unreadable', message: `This cannot be printed: ${problems.join(' ')}` })
        const bytes = await window.webContents.printToPDF({ ...layout, generateTaggedPDF: true, generateDocumentOutline: true })
        if (job.cancelled()) return failed(cancelled)
        const pdf = await readPdf(bytes)
        const found = namedHeadings(pdf, titles)
        if (found === undefined) return failed(stuck)
        if (!head.contents || sameHeadings(found, headings)) return await framed(window, pdf, envelope.data, job)
        headings = found
      }
      return failed({ code: 'contents-unsettled', message: 'The page numbers of the contents do not settle. No file was written.' })
    } catch {
      // Chromium says no more than that printing failed.
      return failed(stuck)
    } finally {
      renderings.delete(number)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  /** The finished pages with what stands above and below each: a last rendering, since only now it is known how many there are. */
  async function framed(window: BrowserWindow, pdf: PDFDocument, document: z.infer<typeof Envelope>, job: Job): Promise<Result<Printed, Failure>> {
    job.progress(2, 3, 'Numbering pages')
    const { layFrames, setProperties, shapesOf } = await import('./pdf-pages')
    const ready = await rendered(window, { ...document, frames: shapesOf(pdf) }, true, job)
    if (!ready.ok) return ready
    if (!(await layFrames(pdf, await window.webContents.printToPDF(layout)))) return failed(stuck)
    if (job.cancelled()) return failed(cancelled)
    setProperties(pdf, document.head, creator)
    return ok({ bytes: await pdf.save({ useObjectStreams: true }), pages: pdf.getPageCount() })
  }

  return {
    printDocument,
    handlers: {
      'print:data': (_request, { window }) => {
        const rendering = renderings.get(window)
        return rendering === undefined ? failed({ code: 'nothing-to-print', message: 'There is nothing to print.' }) : ok({ document: rendering.document })
      },
      'print:ready': ({ problems, headings }, { window }) => {
        renderings.get(window)?.onReady({ problems, headings })
        return ok({})
      },
    },
  }
}

const sameHeadings = (a: readonly PrintedHeading[], b: readonly PrintedHeading[]): boolean =>
  a.length === b.length && a.every(({ title, page }, at) => title === b[at]?.title && page === b[at]?.page)
