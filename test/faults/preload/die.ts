/**
 * Loaded before the endpoint (`--import`): ends the process with SIGKILL at the moment that the file named by DIE_AT says, once.
 * The product knows nothing of it. Moments: 'mid-batch' (some of a bundle's parts are put, others not), 'before-commit',
 * 'before-reply' (committed, and the phone has not heard of it).
 */
import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import Database from 'better-sqlite3';

const order = process.env['DIE_AT'] ?? '';

export type Moment = 'mid-batch' | 'before-commit' | 'before-reply';

function dieIf(moment: Moment): void {
  if (!existsSync(order) || readFileSync(order, 'utf8') !== moment) return;
  unlinkSync(order);
  process.kill(process.pid, 'SIGKILL');
  for (;;); // A signal to oneself takes a moment; nothing more may happen in it.
}

const { prepare } = Database.prototype;
Database.prototype.prepare = function prepareDeadly(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql) as Database.Statement;
  const { run } = statement;
  statement.run = function runDeadly(...args) {
    if (/^commit/i.test(sql)) dieIf('before-commit');
    const done = run.apply(this, args);
    if (/^insert into "parts"/i.test(sql)) dieIf('mid-batch');
    return done;
  };
  return statement;
} as typeof prepare;

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function writeHeadDeadly(this: ServerResponse, ...args: unknown[]) {
  if (this.req.method === 'POST' && this.req.url === '/api/sync') dieIf('before-reply');
  return (writeHead as (...all: unknown[]) => ServerResponse).apply(this, args);
} as typeof writeHead;
