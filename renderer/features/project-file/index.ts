export { ProjectFileCommands } from './project-file-commands'
