// `npm start`: from a fresh clone to a running office in one command. Installs and builds what is missing or changed, then runs
// the endpoint as a child on the right Node. From there on this process only passes signals on and leaves with the child's exit
// code. The port is never held by an orphan: when this process is gone, however it went (also by SIGKILL), the child notices and
// stops (stop-with-parent.mjs); and npm, told to stop, ends the shell between us instead of us, which is noticed here.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, nodeBinary, root } from './install.mjs';

const parent = process.ppid;

ensureInstalled();
ensureBuilt();

const server = spawn(nodeBinary(), ['--import', './scripts/stop-with-parent.mjs', 'src/server/main.ts'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => server.kill(signal));
}
// Under npm only: started by hand in the background, it may well outlive its shell.
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    server.kill('SIGTERM');
  }, 500);
}

server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
