import { daysOfPart } from './days-of-part.testkit.ts'

daysOfPart(2, 4)
