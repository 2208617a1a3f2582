// Loaded into the endpoint by start.mjs. The channel to the parent closes when the parent is gone, however it went (also by
// SIGKILL): then the endpoint is asked to stop as if by hand. The channel itself must not keep the process alive.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
