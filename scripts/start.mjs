// `npm start`: from a fresh clone to a running office in one command. Installs and builds what is missing or changed, then runs
// the endpoint as a child on the right Node. This process only passes signals on and leaves with the child's exit code; should it
// be killed itself, the child notices (stop-with-parent.mjs) and lets go of the port.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, nodeBinary, root } from './install.mjs';

ensureInstalled();
ensureBuilt();

const server = spawn(nodeBinary(), ['--import', './scripts/stop-with-parent.mjs', 'src/server/main.ts'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => server.kill(signal));
}

server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
