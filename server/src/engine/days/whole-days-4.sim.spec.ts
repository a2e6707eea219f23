import { daysOfPart } from './days-of-part.testkit.ts'

daysOfPart(3, 4)
