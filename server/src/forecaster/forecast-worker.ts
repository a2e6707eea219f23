import { parentPort } from 'node:worker_threads'
import { LiveForecaster } from '../forecast/live/live-forecaster.ts'
import { whatIf } from '../forecast/live/what-if.ts'
import type { FromForecastWorker, ToForecastWorker } from './worker-messages.ts'

let forecaster: LiveForecaster | undefined

const tell = (message: FromForecastWorker) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToForecastWorker) => {
  switch (message.kind) {
    case 'start':
      forecaster = new LiveForecaster(message.hall, message.learnt)
      for (const happened of message.past) forecaster.remember(happened)
      break
    case 'events':
      for (const event of message.events) {
        forecaster?.hear(event)
        if (event.type !== 'DayOpened' || forecaster === undefined) continue
        tell({ kind: 'learnt', seq: event.position.seq, state: forecaster.learnt.state })
      }
      break
    case 'recall':
      for (const said of message.said) forecaster?.recall(said)
      break
    case 'what-if': {
      const { question, now, asked } = message
      const expected = forecaster && whatIf(forecaster.hall, forecaster.learnt, now, asked)
      tell({ kind: 'what-if', question, expected })
      break
    }
    case 'forecast': {
      if (forecaster === undefined) break
      const forecast = forecaster.forecast(message.now)
      tell({ kind: 'forecast', forecast, happened: forecaster.takeHappened() })
      break
    }
  }
})
