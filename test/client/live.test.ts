import { describe, expect, it } from 'vitest';
import { followLive } from '../../src/client/live.ts';

/** A browser with one stream, and a clock that the test moves. */
function following() {
  const streams: { address: string; isOpen: boolean; say: (type: string) => void }[] = [];
  const timers: { at: number; work: () => void; off: boolean }[] = [];
  let clock = 0;
  let heard = 0;
  followLive({
    member: 'member/1',
    heard: () => (heard += 1),
    after(ms, work) {
      const timer = { at: clock + ms, work, off: false };
      timers.push(timer);
      return () => (timer.off = true);
    },
    random: () => 0.5,
    open(address) {
      const listeners: [string, () => void][] = [];
      const stream = {
        address,
        isOpen: true,
        say: (type: string) => {
          for (const [of, hear] of listeners) if (of === type) hear();
        },
      };
      streams.push(stream);
      return {
        addEventListener: (type, hear) => void listeners.push([type, hear]),
        close: () => {
          stream.isOpen = false;
        },
      };
    },
    alone: (work) => work(),
  });
  const pass = (seconds: number) => {
    clock += seconds * 1000;
    for (const timer of timers) {
      if (timer.off || timer.at > clock) continue;
      timer.off = true;
      timer.work();
    }
  };
  return { streams, pass, heard: () => heard };
}

describe('the live stream of a browser', () => {
  it('says at once that there is something new', () => {
    const { streams, heard } = following();
    expect(streams.map(({ address }) => address)).toEqual(['/api/live?member=member%2F1']);
    streams[0]?.say('message');
    streams[0]?.say('message');
    expect(heard()).toBe(2);
  });

  it('stays open as long as the office says that it is there, for hours', () => {
    const { streams, pass, heard } = following();
    for (let n = 0; n < 300; n++) {
      pass(50);
      streams[0]?.say('beat');
    }
    expect(streams.length).toBe(1);
    expect(streams[0]?.isOpen).toBe(true);
    expect(heard(), 'a beat is nothing new').toBe(0);
  });

  it('is opened anew when a minute passes without a word: its line is dead and nobody said so', () => {
    const { streams, pass, heard } = following();
    streams[0]?.say('message');
    pass(61);
    expect(streams[0]?.isOpen).toBe(false);
    pass(2);
    expect(streams.length).toBe(2);
    streams[1]?.say('message');
    expect(heard()).toBe(2);
    streams[0]?.say('message');
    expect(heard(), 'what the dead one still says is not heard').toBe(2);
  });

  it('comes back after each break, later each time, and soon again once it was there', () => {
    const { streams, pass } = following();
    const waits: number[] = [];
    const breakAndCount = () => {
      const before = streams.length;
      streams.at(-1)?.say('error');
      streams.at(-1)?.say('error'); // A second word of the same break starts nothing more.
      let waited = 0;
      for (; streams.length === before && waited < 100; waited++) pass(1);
      waits.push(waited);
    };
    for (let n = 0; n < 6; n++) breakAndCount();
    streams.at(-1)?.say('message');
    breakAndCount();
    expect(waits).toEqual([2, 4, 8, 16, 25, 25, 2]);
    expect(streams.filter(({ isOpen }) => isOpen).length, 'one stream at a time').toBe(1);
  });
});
