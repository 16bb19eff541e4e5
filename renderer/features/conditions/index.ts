export { ConditionList } from './condition-list'
