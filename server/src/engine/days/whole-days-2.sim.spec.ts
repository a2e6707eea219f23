import { daysOfPart } from './days-of-part.testkit.ts'

daysOfPart(1, 4)
