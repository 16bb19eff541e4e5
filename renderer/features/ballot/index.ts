export { BallotStrip } from './ballot-strip'
export { chooseBallots, readBallots } from './chosen-ballots'
export { ImportBallots } from './import-ballots'
export { exportPack } from './pack-actions'
