export { CabCount } from './cab-count'
