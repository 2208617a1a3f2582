/** Must be asked before anything else is loaded: on an older Node the SQLite driver dies without a word. */

const oldestNode = 24;

/** Ends the process with an instruction where this Node is too old. */
export function requireNode(version: string): void {
  if (Number(version.split('.', 1)[0]) >= oldestNode) return;
  console.error(
    `Teren needs Node ${oldestNode} or newer; this is ${version}. "npm start" brings the right one by itself.`,
  );
  process.exit(1);
}
