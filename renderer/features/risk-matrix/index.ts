export { type RiskRow, selectRiskRows, selectScales, spokenRisk } from './risk-rows'
export { RisksRoom } from './risks-room'
