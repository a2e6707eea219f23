export const viewsWritten = false
