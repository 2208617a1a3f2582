/** Tells an office's devices that there is something new, and nothing more: what it is they ask by the exchange. */

export interface Live {
  /**
   * Calls `heard` whenever another device brings something new to the office, or something became of this one; onlyOwn: only
   * then. Returns how to stop.
   */
  follow(office: string, device: string, heard: () => void, onlyOwn?: boolean): () => void;
  /** The device's bundle brought something new. It knows that itself. */
  tell(office: string, byDevice: string): void;
  /** Something became of these devices themselves: each hears it and asks. */
  tellOnly(office: string, devices: readonly string[]): void;
}

interface Follower {
  readonly device: string;
  readonly heard: () => void;
  readonly onlyOwn: boolean;
}

export function createLive(): Live {
  const followers = new Map<string, Set<Follower>>();
  return {
    follow(office, device, heard, onlyOwn = false) {
      const follower = { device, heard, onlyOwn };
      const ofOffice = followers.get(office) ?? new Set();
      followers.set(office, ofOffice.add(follower));
      return () => {
        ofOffice.delete(follower);
        if (ofOffice.size === 0) followers.delete(office);
      };
    },
    tell(office, byDevice) {
      for (const { device, heard, onlyOwn } of followers.get(office) ?? []) {
        if (device !== byDevice && !onlyOwn) heard();
      }
    },
    tellOnly(office, devices) {
      for (const { device, heard } of followers.get(office) ?? []) if (devices.includes(device)) heard();
    },
  };
}
