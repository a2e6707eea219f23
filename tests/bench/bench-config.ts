import { type Config, readConfig } from '@yihao/server/testing'

/** A real hall, so that nothing of a demonstration is in the figures; the clock can be moved. */
export function benchConfig(data: string, planFile: string): Config {
  const answer = readConfig({
    MODE: 'hall',
    HOST: '127.0.0.1',
    PORT: '0',
    MQTT_PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    HALL_PLAN: planFile,
    DATA_DIR: data,
    CLOCK: '2026-11-24T09:30',
  })
  if (!answer.ok) throw new Error(answer.sentence)
  return answer.config
}

export const benchLogger = {
  error: (details: object, message: string) =>
    void process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
  info: () => undefined,
}
