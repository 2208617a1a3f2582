/**
 * A line between a phone and the office that fails in the ways lines in the field do: a proxy on loopback, in front of the real
 * endpoint. It hears each question, and the test says what becomes of it.
 */
import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

export type Fault =
  /** The connection is cut before the office hears anything. */
  | { readonly kind: 'refuse' }
  /** The connection is accepted, and nothing ever comes: the office hears nothing. */
  | { readonly kind: 'swallow' }
  /** The office hears it; of its reply only so many bytes of the body arrive (none: not even a status), then the line is cut. */
  | { readonly kind: 'lose'; readonly afterBytes?: number }
  /** The same, but the connection stays open and silent. */
  | { readonly kind: 'stall'; readonly afterBytes?: number }
  /** Somebody else answers in the office's place, which hears nothing. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The office gets it twice at once; the phone sees one of the answers. */
  | { readonly kind: 'double' }
  /** So many bytes a second, in each direction. */
  | { readonly kind: 'thin'; readonly bytesPerSecond: number };

/** A question on its way. */
export interface Question {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Line {
  /** The address under which the phone finds the office. */
  readonly url: string;
  readonly port: number;
  /** Decides each question's fate; nothing: it arrives, and so does its answer. */
  fate: (question: Question) => Fault | undefined;
  /** Everything that was asked, whatever became of it. */
  readonly heard: Question[];
  /** Brings the office a question that it was asked before, as routers do. Nobody hears the answer. */
  again(question: Question): Promise<void>;
  /** Cuts every connection there is. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens the line on `port`, to the endpoint on `officePort` of this machine. */
export async function openLine(port: number, officePort: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const line: Line = {
    url: `http://localhost:${port}`,
    port,
    fate: () => undefined,
    heard: [],
    again: async (question) => {
      const answer = await forward(question);
      answer.resume();
      await once(answer, 'end');
    },
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      line.cut();
      server.close();
      await once(server, 'close');
    },
  };
  const server: Server = createServer((incoming, reply) => {
    void carry(incoming, reply).catch(() => incoming.socket.destroy()); // The phone hung up, or the office is not there.
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return line;

  async function carry(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const question: Question = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: await bodyOf(incoming),
    };
    line.heard.push(question);
    const fault = line.fate(question);
    if (fault?.kind === 'swallow') return;
    if (fault?.kind === 'refuse') return void reply.socket?.destroy();
    if (fault?.kind === 'answer') return void reply.writeHead(fault.status, fault.headers).end(fault.body);
    if (fault?.kind === 'double') (await forward(question)).resume();
    if (fault?.kind === 'thin') await wait((question.body.byteLength * 1000) / fault.bytesPerSecond);
    await pass(await forward(question), reply, fault);
  }

  async function forward({ method, path, headers, body }: Question): Promise<IncomingMessage> {
    const asking = ask({ host: '127.0.0.1', port: officePort, method, path, headers, agent: false });
    asking.end(body);
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    answer.on('error', () => answer.destroy());
    return answer;
  }
}

/** Hands the office's answer down, as far as the fault lets it. */
async function pass(answer: IncomingMessage, reply: ServerResponse, fault: Fault | undefined): Promise<void> {
  const limit = fault?.kind === 'lose' || fault?.kind === 'stall' ? (fault.afterBytes ?? 0) : Number.POSITIVE_INFINITY;
  let left = limit;
  reply.on('close', () => answer.destroy());
  if (left > 0) {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    reply.flushHeaders();
  }
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (left <= 0) continue; // The office has sent it; that it never arrives is not known there.
    const part = chunk.subarray(0, left);
    left -= part.byteLength;
    if (fault?.kind === 'thin') await passThinly(part, reply, fault.bytesPerSecond);
    else reply.write(part);
  }
  if (limit === Number.POSITIVE_INFINITY) reply.end();
  else if (fault?.kind === 'lose') reply.socket?.destroySoon();
}

/** Ten small pieces a second. */
async function passThinly(bytes: Buffer, reply: ServerResponse, bytesPerSecond: number): Promise<void> {
  const piece = Math.max(1, Math.floor(bytesPerSecond / 10));
  for (let from = 0; from < bytes.byteLength && !reply.destroyed; from += piece) {
    await wait(100);
    reply.write(bytes.subarray(from, from + piece));
  }
}

/** What a question says, packed or not. */
export function jsonOf({ body, headers }: Question): unknown {
  const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return JSON.parse(bytes.toString() || '{}');
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
