import * as z from 'zod'
import { belongs, flag, text } from './base'

/** Something the organisation offers; `area` groups services in the portfolio. */
export const Service = z.object({ ...belongs, name: text, area: text, owner: text, description: text })
export interface Service extends z.infer<typeof Service> {}

/** A configuration item; `parent` is another one, `service` the service it belongs to. */
export const ConfigurationItem = z.object({ ...belongs, name: text, class: text, parent: text, service: text })
export interface ConfigurationItem extends z.infer<typeof ConfigurationItem> {}

/** A place to deploy to; `shared` means that it takes more than one booking at a time. */
export const Environment = z.object({ ...belongs, name: text, purpose: text, service: text, shared: flag })
export interface Environment extends z.infer<typeof Environment> {}
