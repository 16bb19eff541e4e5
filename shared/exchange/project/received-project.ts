import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { Project } from './project'

/** A project as it travels from the parser's process: the bytes of JSON, so that nobody on the way opens what a foreign file became. */
export const projectBytes = (project: Project): Uint8Array => new TextEncoder().encode(JSON.stringify({ project }))

/** Whether these bytes are those of a project, not of a table: told by their beginning. */
export const isProject = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes.subarray(0, opening.length)) === opening
const opening = '{"project":'

/** Opens what arrived. */
export function receivedProject(bytes: Uint8Array): Result<Project, Failure> {
  const unreadable: Failure = { code: 'project-unreadable', message: 'The project could not be handed over. Nothing was imported; try again.' }
  try {
    const held: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const project = Project.safeParse(typeof held === 'object' && held !== null && 'project' in held ? held.project : undefined)
    return project.success ? ok(project.data) : failed(unreadable)
  } catch {
    return failed(unreadable)
  }
}
