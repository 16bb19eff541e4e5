import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { decodeText } from '../table/text-encoding'
import { BadXml } from '../xml/walk-xml'
import { xmlRecords } from '../xml/xml-records'
import { xmlText } from '../xml/xml-text'
import { readGan } from './gan/read-gan'
import { readMarkdown } from './markdown/read-markdown'
import { readMspdi } from './mspdi/read-mspdi'
import type { Project } from './project'
import { projectKind, projectRefusals } from './project-kind'

/**
 * The project in a file, judged by its bytes: MS Project's XML, GanttProject's, a Markdown checklist. Undefined where it is none
 * of these and may be a table. A file of another program is refused in one sentence that names the format.
 */
export function readProject(bytes: Uint8Array, name: string): Result<Project, Failure> | undefined {
  const kind = projectKind(bytes, name)
  if (kind === undefined) return undefined
  if (kind === 'markdown') {
    const project = readMarkdown(decodeText(bytes).text)
    if (project.tasks.length === 0) return failed(noSteps)
    return ok({ ...project, title: project.title || withoutEnding(name) })
  }
  return kind === 'xml' ? readXml(bytes, name) : failed({ code: kind, message: projectRefusals[kind] })
}

const noSteps: Failure = {
  code: 'no-steps',
  message: 'This Markdown has no boxes, lists or headings to make steps of. Nothing was imported. A table in it can be saved as CSV and imported as a runbook.',
}

function readXml(bytes: Uint8Array, name: string): Result<Project, Failure> {
  const text = xmlText(bytes)
  if (!text.ok) return text
  try {
    const root = rootOf(text.value)
    const format = formatOf(root, name)
    if (typeof format === 'object') return failed(format)
    const project = format === 'gan' ? readGan(text.value) : readMspdi(text.value)
    return ok({ ...project, title: project.title || withoutEnding(name) })
  } catch (error) {
    if (!(error instanceof BadXml)) throw error
    return failed(brokenXml(error))
  }
}

const withoutEnding = (name: string): string => name.replace(/\.[a-z]+$/i, '')

/** A document that breaks the rules, in words: the parser's own are for programmers. */
function brokenXml({ message, line }: BadXml): Failure {
  const place = line === undefined ? '' : `line ${line}`
  const where = line === undefined ? '' : ` in line ${line}`
  if (message.includes('DOCTYPE'))
    return {
      code: 'doctype',
      place,
      message: `This XML file declares a document type${where}, which no project file needs and which can hide harmful content. Nothing was imported.`,
    }
  if (message.includes('entity')) return { code: 'entity', place, message: `This XML file uses an entity${where} that is not defined. Nothing was imported.` }
  return { code: 'broken-xml', place, message: `This XML file is broken${where}: ${plainWords(message)}. Nothing was imported.` }
}

const plainWords = (message: string): string =>
  message
    .replace(/^\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 200)

interface Root {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

class Found extends Error {
  readonly root: Root
  constructor(root: Root) {
    super('found')
    this.root = root
  }
}

/** The outermost element. Its walk ends there: what follows is read by the reader of its format. */
function rootOf(text: string): Root {
  try {
    xmlRecords(
      text,
      () => false,
      () => undefined,
      (name, attributes) => {
        throw new Found({ name, attributes })
      },
    )
  } catch (error) {
    if (error instanceof Found) return error.root
    throw error
  }
  throw new BadXml('there is no element in it')
}

const mspdiNamespace = 'http://schemas.microsoft.com/project'

function formatOf({ name, attributes }: Root, file: string): 'mspdi' | 'gan' | Failure {
  const namespace = attributes['xmlns'] ?? attributes['p'] ?? ''
  if (name === 'Project' && (namespace === '' || namespace.startsWith(mspdiNamespace))) return 'mspdi'
  if (name === 'project' && 'mrproject-version' in attributes)
    return { code: 'planner', message: 'This is a GNOME Planner file, not project XML: Slipway reads the XML of MS Project and the files of GanttProject.' }
  const isGan = 'view-date' in attributes || 'gantt-divider-location' in attributes || 'webLink' in attributes || 'locale' in attributes || /\.gan$/i.test(file)
  if (name === 'project' && isGan) return 'gan'
  if (name === 'APIBusinessObjects' || name === 'BusinessObjects' || /primavera/i.test(namespace))
    return { code: 'primavera', message: 'This is Primavera P6 XML, not MS Project’s: export it as Microsoft Project XML there.' }
  const other = others[name.toLowerCase()]
  if (other !== undefined) return { code: 'other-xml', message: `This is ${other}, not a project file.` }
  return {
    code: 'other-xml',
    message: `This XML file holds <${name.slice(0, 40)}>, not a project: Slipway reads the XML of MS Project (<Project>) and the files of GanttProject (<project>).`,
  }
}

const others: Readonly<Record<string, string>> = {
  workbook: 'an Excel workbook as XML (save it as XLSX)',
  html: 'a web page',
  rss: 'a news feed',
  feed: 'a news feed',
  svg: 'a picture (SVG)',
  testsuites: 'a report of test results (JUnit)',
  testsuite: 'a report of test results (JUnit)',
  worddocument: 'a Word document as XML',
}
