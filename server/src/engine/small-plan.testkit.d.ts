import { type HouseRules, type Plan } from '@yihao/contract'
/** Four windows, four queues, four items and a package: enough for every rule of the hall. */
export declare function smallPlan(rules?: Partial<HouseRules>): Plan
