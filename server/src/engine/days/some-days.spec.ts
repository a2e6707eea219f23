import { daysOfPart } from './days-of-part.testkit.ts'

// A few of them beside the rules, so that whoever changes a rule sees it at once.
daysOfPart(0, 25)
