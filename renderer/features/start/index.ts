export { Start } from './start'
