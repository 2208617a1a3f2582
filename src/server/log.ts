/** What the endpoint writes down: ids, codes and durations. Never a name, a phone number, a token or a request's content. */
export type LogLine = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Log {
  debug(line: LogLine, event: string): void;
  info(line: LogLine, event: string): void;
  warn(line: LogLine, event: string): void;
  error(line: LogLine, event: string): void;
}
