import { basename } from 'node:path'
import type { Project } from '#shared/exchange/project/project'
import { isProject, receivedProject } from '#shared/exchange/project/received-project'
import { receivedTable } from '#shared/exchange/table/received-table'
import type { Table } from '#shared/exchange/table/table'
import { type Failure, ok, type Result } from '#shared/model/result'
import { parseInProcess, type StartParser } from '../parser/parser-process'
import { foreignBytes } from './foreign-file'

/** What a foreign file turned out to be. */
export type ForeignFile = { readonly kind: 'project'; readonly project: Project } | { readonly kind: 'table'; readonly table: Table }

/** Reads a foreign file in the parser's process: a project where it is one, else a table. */
export async function readForeignFile(path: string, startParser: StartParser): Promise<Result<ForeignFile, Failure>> {
  const bytes = await foreignBytes(path)
  if (!bytes.ok) return bytes
  const read = await parseInProcess(startParser, { name: basename(path), bytes: bytes.value })
  if (!read.ok) return read
  if (isProject(read.value)) {
    const project = receivedProject(read.value)
    return project.ok ? ok({ kind: 'project', project: project.value }) : project
  }
  const table = receivedTable(read.value)
  return table.ok ? ok({ kind: 'table', table: table.value }) : table
}
