/**
 * A line between a browser and an endpoint: a TCP proxy on loopback that counts what passes and, shaped, lets it through
 * as a phone's link does. All connections share the line, each way has its own rate, and a new connection costs a round trip.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Shape {
  /** One way and back, ms. */
  readonly roundTripMs: number;
  /** Bits per second towards the phone, and from it. */
  readonly down: number;
  readonly up: number;
}

/** A phone's link in the country: 100 ms, 4 Mbit/s down, 1 Mbit/s up. */
export const phoneLink: Shape = { roundTripMs: 100, down: 4_000_000, up: 1_000_000 };

/** Bytes since the last `take`, with the headers of HTTP and without those of TCP. */
export interface Weight {
  readonly up: number;
  readonly down: number;
}

export interface Link {
  readonly port: number;
  /** What passed since it was asked last. */
  take(): Weight;
  close(): Promise<void>;
}

/** What one packet of a link carries; a larger piece is held back as so many. */
const packetBytes = 1400;
/** How much may wait in the line before the sender is held up. */
const waitingBytes = 64 * 1024;

/** shape: nothing for a line that only counts. */
export async function openLink(target: number, shape?: Shape): Promise<Link> {
  let weight = { up: 0, down: 0 };
  const sockets = new Set<Socket>();
  const up = shape && lane(shape.up, shape.roundTripMs / 2);
  const down = shape && lane(shape.down, shape.roundTripMs / 2);
  const server = createServer({ noDelay: true }, (phone) => {
    const office = connect({ port: target, host: '127.0.0.1', noDelay: true });
    const opensAt = performance.now() + (shape?.roundTripMs ?? 0);
    for (const [from, to, way, direction] of [
      [phone, office, up, 'up'],
      [office, phone, down, 'down'],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => {
        weight[direction] += bytes.length;
        pass(bytes, from, to, way, opensAt);
      });
      from.on('error', () => from.destroy()); // The other end is told by 'close'.
      from.on('close', () => {
        sockets.delete(from);
        // What is still in the line comes through first.
        if (way === undefined) to.end();
        else way.carry(0, from, opensAt, () => to.end());
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    take() {
      const taken = weight;
      weight = { up: 0, down: 0 };
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One direction of the line. */
interface Lane {
  /** Carries a packet of `from`, which is held up while too much waits. Calls back when it has come through. */
  carry(bytes: number, from: Socket, notBefore: number, arrived: () => void): void;
}

function lane(bitsPerSecond: number, delayMs: number): Lane {
  let freeAt = 0;
  let waiting = 0;
  const heldUp = new Set<Socket>();
  const arrivals: { at: number; arrived: () => void }[] = [];
  let isAwaited = false;
  const awaitNext = () => {
    const [next] = arrivals;
    if (isAwaited || next === undefined) return;
    isAwaited = true;
    setTimeout(deliver, Math.max(0, next.at - performance.now()));
  };
  const deliver = () => {
    isAwaited = false;
    const now = performance.now();
    while (arrivals[0] !== undefined && arrivals[0].at <= now) arrivals.shift()?.arrived();
    awaitNext();
  };
  return {
    carry(bytes, from, notBefore, arrived) {
      freeAt = Math.max(freeAt, notBefore, performance.now()) + (bytes * 8000) / bitsPerSecond;
      waiting += bytes;
      if (waiting >= waitingBytes) heldUp.add(from.pause());
      arrivals.push({
        at: freeAt + delayMs,
        arrived() {
          arrived();
          waiting -= bytes;
          if (waiting >= waitingBytes) return;
          for (const socket of heldUp) socket.resume();
          heldUp.clear();
        },
      });
      awaitNext();
    },
  };
}

function pass(bytes: Buffer, from: Socket, to: Socket, way: Lane | undefined, opensAt: number): void {
  if (way === undefined) {
    to.write(bytes);
    return;
  }
  for (let at = 0; at < bytes.length; at += packetBytes) {
    const packet = bytes.subarray(at, at + packetBytes);
    way.carry(packet.length, from, opensAt, () => !to.destroyed && to.write(packet));
  }
}
