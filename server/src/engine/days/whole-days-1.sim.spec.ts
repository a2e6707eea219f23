import { daysOfPart } from './days-of-part.testkit.ts'

daysOfPart(0, 4)
