/** What tests in other packages need of the server. */
export { StartError } from './compose/start-error.ts'
export { type RunningServer, startServer } from './compose/start-server.ts'
export { type Config, readConfig, settingNames } from './config/config.ts'
export { planForReplay } from './plan/generated-plan.ts'
export { demoPlanFolder, loadPlan } from './plan/load-plan.ts'
