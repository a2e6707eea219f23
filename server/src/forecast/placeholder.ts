export const forecastWritten = false
