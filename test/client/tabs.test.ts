import { describe, expect, it, onTestFinished } from 'vitest';
import { aloneInBrowser, syncLock, tabsOf } from '../../src/client/tabs.ts';

/** Work that goes on until the test ends it, and what was heard of it. */
function longWork() {
  let end: () => void = () => undefined;
  const log: string[] = [];
  const work = (name: string) => () => {
    log.push(name);
    return new Promise<void>((resolve) => (end = resolve));
  };
  return { log, work, end: () => end() };
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the tabs of one browser', () => {
  it('exchange one after the other, and only those of one office wait for each other', async () => {
    const { log, work, end } = longWork();
    const first = aloneInBrowser(syncLock('a'), work('first'));
    const second = aloneInBrowser(syncLock('a'), async () => void log.push('second'));
    const other = aloneInBrowser(syncLock('b'), async () => void log.push('other'));
    await other;
    await pause();
    expect(log).toEqual(['first', 'other']);
    end();
    await Promise.all([first, second]);
    expect(log).toEqual(['first', 'other', 'second']);
  });

  it('take the turn from one that hangs, which learns of it', async () => {
    const { log, work } = longWork();
    const hanging = aloneInBrowser(syncLock('c'), work('hanging'));
    const learnt = hanging.then(
      () => 'nothing',
      (error: DOMException) => error.name,
    );
    await pause();
    await aloneInBrowser(syncLock('c'), async () => void log.push('thief'), true);
    expect(log).toEqual(['hanging', 'thief']);
    expect(await learnt).toBe('AbortError');
  });

  it('tell each other that the copy of their office changed, and not that of another', async () => {
    const [here, there, other] = [tabsOf('a'), tabsOf('a'), tabsOf('b')];
    onTestFinished(() => [here, there, other].forEach((tabs) => tabs.close()));
    const heard: string[] = [];
    here.listen(() => heard.push('here'));
    there.listen(() => heard.push('there'));
    other.listen(() => heard.push('other'));
    here.post();
    await pause();
    expect(heard).toEqual(['there']);
  });
});
