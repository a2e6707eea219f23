import { protocolVersion } from '../version.ts'
import { type Door, type RouteDescription, routes } from './routes.ts'
import { componentSchemas, schemaRef } from './schemas.ts'

const securityOf: Record<Door, readonly object[]> = {
  public: [],
  link: [],
  staff: [{ staffCookie: [] }],
  device: [{ deviceToken: [] }],
  'staff-or-device': [{ staffCookie: [] }, { deviceToken: [] }],
}

const json = (schema: object) => ({ 'application/json': { schema } })

/** The REST interface as OpenAPI 3.1. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yihao (一号) hall server',
      version: String(protocolVersion),
      description:
        'Times are milliseconds since 1970-01-01T00:00Z, durations milliseconds. A command id made ' +
        'by the caller makes every write safe to repeat. Staff requests that write need the header ' +
        '`x-yihao: 1`.',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        staffCookie: { type: 'apiKey', in: 'cookie', name: 'yihao-session' },
        deviceToken: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(route: RouteDescription): object {
  const { summary, door, request, query = [] } = route
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const parameters = [
    ...inPath.map((name) => parameter(name ?? '', 'path', true)),
    ...query.map((name) => parameter(name, 'query', false)),
  ]
  return {
    summary,
    security: securityOf[door],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: json(schemaRef(request)) } }),
    responses: {
      [String(route.status ?? 200)]: { description: 'Done', ...contentOf(route) },
      default: {
        description: 'Not done; the problem names the field and says why in both languages',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  }
}

function contentOf({ response, csv }: RouteDescription): object {
  if (csv === true) return { content: { 'text/csv': { schema: { type: 'string' } } } }
  return response === undefined ? {} : { content: json(schemaRef(response)) }
}

function parameter(name: string, where: 'path' | 'query', required: boolean): object {
  return { name, in: where, required, schema: { type: 'string' } }
}
