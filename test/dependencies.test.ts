import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import project from '../package.json' with { type: 'json' };
import lockfile from '../package-lock.json' with { type: 'json' };
import forChromium from './e2e/chromium/package.json' with { type: 'json' };

const named = { ...project.dependencies, ...project.devDependencies, ...forChromium.dependencies };
const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'dependencies.md'), 'utf8');

describe('the dependencies', () => {
  it('each have a reason, and no reason outlives its dependency', () => {
    const rows = page.split('## Overrides')[0]?.match(/^\| `.*?(?= \|)/gm) ?? [];
    const explained = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    expect(explained.toSorted()).toEqual(Object.keys(named).toSorted());
  });

  it('have exact versions', () => {
    for (const version of Object.values(named)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('name no host in the lockfile', () => {
    expect(Object.values(lockfile.packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });
});
