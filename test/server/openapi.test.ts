import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OfficeServer, startOffice } from './office-server.ts';

let office: OfficeServer;
beforeAll(async () => {
  office = await startOffice({ backend: 'memory' });
});
afterAll(() => office.close());

it('describes every path that the endpoint answers, with the limits that it checks', async () => {
  const { status, json } = await office.ask('/api/openapi.json');
  expect(status).toBe(200);
  expect(json.openapi).toBe('3.1.0');
  expect(Object.keys(json.paths).toSorted()).toEqual([
    '/api/codes',
    '/api/devices',
    '/api/devices/act',
    '/api/devices/holdings',
    '/api/enrol',
    '/api/health',
    '/api/leave',
    '/api/live',
    '/api/members',
    '/api/offices',
    '/api/quarantine',
    '/api/quarantine/settle',
    '/api/session',
    '/api/sync',
  ]);
  const sync = json.paths['/api/sync'].post;
  const request = sync.requestBody.content['application/json'].schema;
  expect(request.properties.changes).toMatchObject({ type: 'array', maxItems: 1000 });
  expect(request.required.toSorted()).toEqual(['changes', 'cursors', 'deviceTime', 'left', 'protocol', 'scope']);
  const answers = JSON.stringify(sync.responses['200'].content['application/json'].schema.properties.answers);
  for (const word of ['accepted', 'held', 'refused']) expect(answers).toContain(word);
  expect(sync.responses['413'].description).toContain('too-large');
  expect(sync.responses['401'].description).toContain('not-enrolled');
});

it('names no path in the description that is not there', async () => {
  const { json } = await office.ask('/api/openapi.json');
  for (const [path, methods] of Object.entries<object>(json.paths)) {
    for (const method of Object.keys(methods)) {
      const answer = await office.ask(path, {
        method: method.toUpperCase(),
        ...(method === 'post' ? { body: {} } : {}),
      });
      expect([path, answer.status]).not.toEqual([path, 404]);
    }
  }
});
