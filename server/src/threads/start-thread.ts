import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * A thread that runs the file of that name beside the caller's. Built files run as they are; from
 * the sources the thread loads the compiler on the way first.
 */
export function startThread(beside: string, name: string, options: WorkerOptions): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, beside), options)
  const file = new URL(`./${name}.ts`, beside).href
  const found = createRequire(import.meta.url).resolve('tsx/esm/api')
  const loader = pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href
  const script = `import(${JSON.stringify(loader)}).then((loader) => {
    loader.register()
    return import(${JSON.stringify(file)})
  })`
  return new Worker(script, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
