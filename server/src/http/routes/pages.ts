import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type RequestHandler, Router } from 'express'
import type { HttpDeps, ScreenPath } from '../deps.ts'

const year = 31_536_000_000
/** Plain files, which need no build. */
const startPageFolder = fileURLToPath(new URL('../../../public', import.meta.url))

/** The built screens, the visitor's page, the start page and the documents of the interfaces. */
export function pageRoutes(deps: HttpDeps): Router {
  const router = Router()
  for (const path of Object.keys(deps.screens) as ScreenPath[]) {
    const folder = deps.screens[path]
    router.use(
      `/${path}/assets`,
      express.static(join(folder, 'assets'), { maxAge: year, immutable: true }),
      nothingHere,
    )
    router.use(`/${path}`, express.static(folder, { maxAge: 0, index: 'index.html' }))
    router.get(`/${path}/{*rest}`, (_request, response) => sendPage(response, folder, 'index.html'))
  }
  router.get('/t/:link', (_request, response) => {
    response.set('Cache-Control', 'no-cache')
    sendPage(response, deps.screens.kiosk, 'phone.html')
  })
  router.get('/openapi.json', (_request, response) => {
    response.type('json').send(deps.documents.openapi)
  })
  router.get('/asyncapi.json', (_request, response) => {
    response.type('json').send(deps.documents.asyncapi)
  })
  router.use(express.static(startPageFolder, { maxAge: 0 }), nothingHere)
  return router
}

function sendPage(response: express.Response, folder: string, name: string): void {
  if (existsSync(join(folder, name))) response.sendFile(name, { root: folder })
  else response.status(503).type('text/plain').send(notBuilt)
}

const notBuilt =
  '页面还没有构建，请先运行 npm run build\nThe screens are not built yet: npm run build\n'

/** A file of an older release, or a mistyped address; never a page in place of a script. */
const nothingHere: RequestHandler = (_request, response) => {
  response.status(404).type('html').send(nothingPage)
}

const nothingPage = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>没有这个页面</title>
    <link rel="stylesheet" href="/start.css" />
  </head>
  <body>
    <main>
      <h1>没有这个页面</h1>
      <p>There is nothing at this address. <a href="/">回到首页 Start page</a></p>
    </main>
  </body>
</html>
`
