export { DeploymentPlan } from './deployment-plan'
