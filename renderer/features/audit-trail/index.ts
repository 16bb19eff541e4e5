export { AuditRoom } from './audit-room'
