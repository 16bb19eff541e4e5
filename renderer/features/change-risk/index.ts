export { AssessedLevel } from './assessed-level'
export { ReleaseLevel } from './release-level'
export { RiskTab } from './risk-tab'
