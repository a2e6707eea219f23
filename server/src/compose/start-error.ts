/** Ends the start with one sentence for the person at the console, and no stack. */
export class StartError extends Error {}
