/** The description of the API (OpenAPI 3.1), made from the same table and schemas that check the requests. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { memberHeader, nonceHeader, problemReplySchema, protocolVersion } from '../../sync/protocol.ts';
import { type ProblemCode, problems } from '../problems.ts';
import type { Endpoint } from './endpoint.ts';

const always: readonly ProblemCode[] = ['internal', 'busy'];
const onPost: readonly ProblemCode[] = ['wrong-origin', 'too-large', 'malformed-json', 'bad-request', 'storage-full'];

export function describeApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  paths['/api/live'] = { get: liveOperation };
  return {
    openapi: '3.1.0',
    info: { title: 'Teren', version: String(protocolVersion), description: 'See docs/protocol.md.' },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemReplySchema) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'teren_{member}' } },
    },
  };
}

const liveOperation = {
  summary: 'Says `data: new` when another device has brought something new to the office, and nothing else.',
  security: [{ session: [] }],
  parameters: [{ name: 'member', in: 'query', required: true, schema: { type: 'string' } }],
  responses: {
    200: { description: 'A stream of events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    401: problemResponse(['not-enrolled']),
    403: problemResponse(['not-allowed']),
  },
};

function operation({ method, about, enrolled, inEveryState, body, reply, problems: own }: Endpoint): object {
  const codes = [
    ...(enrolled ? (['not-enrolled'] as const) : []),
    ...(enrolled && inEveryState !== true ? (['not-confirmed', 'paused', 'not-allowed'] as const) : []),
    ...own,
    ...(method === 'post' ? onPost : []),
    ...always,
  ];
  const statuses = [...new Set(codes.map((code) => problems[code].status))].toSorted((a, b) => a - b);
  return {
    summary: about,
    ...(enrolled ? { security: [{ session: [] }] } : {}),
    parameters: [header(nonceHeader, false), ...(enrolled ? [header(memberHeader, true)] : [])],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: {
      200: { description: 'The answer.', content: { 'application/json': { schema: jsonSchema(reply) } } },
      ...Object.fromEntries(
        statuses.map((status) => [status, problemResponse(codes.filter((code) => problems[code].status === status))]),
      ),
    },
  };
}

function problemResponse(codes: readonly ProblemCode[]): object {
  const description = [...new Set(codes)].map((code) => `\`${code}\`: ${problems[code].about}`).join('\n\n');
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function header(name: string, required: boolean): object {
  return { name, in: 'header', required, schema: { type: 'string' } };
}

/** 'ignore': trimming and the like are not JSON Schema's business; the server does them anyway. */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output' = 'output'): object {
  const { $schema: _dialect, ...described } = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  return described;
}
